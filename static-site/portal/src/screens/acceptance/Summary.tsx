import { useTranslation } from "react-i18next";
import { useBrand } from "../../session/Portal";
import styles from "./Acceptance.module.css";

/** All terms of the contract, before it is ordered (§ 41 (4) EnWG). */
export function Summary({ lines }: { lines: Record<string, string> }) {
  const { t } = useTranslation();
  return (
    <section className={styles.part}>
      <h2>{t("acceptance.summary")}</h2>
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
