import type { ReviewedSupply } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useBrand } from "../../session/Portal";
import styles from "./Acceptance.module.css";

interface Properties {
  first: { name: string; lines: Record<string, string> };
  further: ReviewedSupply[];
}

/** The summaries of everything that is ordered at once: each tariff of a bundle is a contract. */
export function Summaries({ first, further }: Properties) {
  const { t } = useTranslation();
  const others = further.map(({ offer, contract_summary: lines }) => ({ name: offer.name, lines }));
  if (others.length === 0) return <Summary title={t("acceptance.summary")} lines={first.lines} />;
  return [first, ...others].map(({ name, lines }) => (
    <Summary key={name} title={t("acceptance.summary_of", { name })} lines={lines} />
  ));
}

/** All terms of a contract, before it is ordered (§ 41 (4) EnWG). */
function Summary({ title, lines }: { title: string; lines: Record<string, string> }) {
  const { t } = useTranslation();
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <dl className={styles.terms}>
        {Object.entries(lines).map(([key, text]) => (
          <div key={key}>
            <dt>{t(`ordering.lines.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The right of withdrawal and the model form (annexes 1 and 2 to Art. 246a § 1 (2) EGBGB). */
export function Withdrawal() {
  const { t } = useTranslation();
  const { contact } = useBrand();
  const text = (key: string) => t(`ordering.withdrawal.${key}`, { ...contact });
  return (
    <details>
      <summary>{text("right_title")}</summary>
      <div className={styles.prose}>
        <p>{text("right")}</p>
        <p>{text("how")}</p>
        <p>{text("in_time")}</p>
        <h3>{text("effects_title")}</h3>
        <p>{text("effects")}</p>
        <p>{text("early_start")}</p>
        <h3>{text("form_title")}</h3>
        <p>{text("form_intro")}</p>
        <p>{text("form_to")}</p>
        <p>{text("form_text")}</p>
      </div>
    </details>
  );
}
