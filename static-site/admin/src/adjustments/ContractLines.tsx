import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { AdjustedContract, PriceAdjustment } from "@wattwerk/ui/api/models";
import { stepRange } from "@wattwerk/ui/energyPrice";
import { problemText } from "@wattwerk/ui/texts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Loading } from "../detail/Loading";
import { More } from "../list/More";
import { usePagedList } from "../list/usePagedList";
import styles from "./Adjustments.module.css";

/** One contract with its old and new prices. */
export function Example({ entry }: { entry: AdjustedContract }) {
  const { t } = useTranslation();
  const format = useFormat();
  const price = (value: string | null | undefined) =>
    value ? format.number(value, { min: 2, max: 4 }) : "–";
  return (
    <li>
      <ContractName entry={entry} />
      {(entry.steps ?? [])
        .filter(({ before, after }) => before !== after)
        .map((step) => (
          <p key={`${step.component} ${step.from_kwh}`}>
            {t(`contracts.components.${step.component}`)}
            {stepRange(t, format, entry.steps ?? [], step)}: {price(step.before)} →{" "}
            <strong>{price(step.after)}</strong> {t(`contracts.units.${step.unit}`)}
          </p>
        ))}
      {entry.yearly_price_before && entry.yearly_price_after && (
        <p>
          {t("contracts.price_change.year")}: {format.money(entry.yearly_price_before)} →{" "}
          <strong>{format.money(entry.yearly_price_after)}</strong>
        </p>
      )}
    </li>
  );
}

/** Why contracts were left out or kept, and on demand each of them. */
export function AdjustedContracts({ found }: { found: PriceAdjustment }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <>
      <ul className={styles.lines}>
        {found.reasons.map(({ code, contracts }) => (
          <li key={code}>
            <strong>{t("adjustments.contracts", { count: contracts })}</strong>
            <p>{t(`adjustments.reasons.${code}`, { defaultValue: problemText(t, code) })}</p>
          </li>
        ))}
      </ul>
      {!shown && (
        <Button variant="default" size="xs" onClick={() => setShown(true)}>
          {t("adjustments.show_contracts")}
        </Button>
      )}
      {shown && found.left_out > 0 && <OfVerdict found={found} verdict="left_out" />}
      {shown && found.kept > 0 && <OfVerdict found={found} verdict="kept" />}
    </>
  );
}

function OfVerdict({ found, verdict }: { found: PriceAdjustment; verdict: AdjustedContract["verdict"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = usePagedList<AdjustedContract>(
    ["price-adjustment", found.adjustment_id, verdict, found.version],
    (cursor) =>
      answerOf(
        api.GET("/staff/price-adjustments/{adjustment_id}/contracts", {
          params: {
            path: { adjustment_id: found.adjustment_id },
            query: { verdict, ...(cursor && { cursor }) },
          },
        }),
      ),
  );
  if (list.isPending) return <Loading />;
  return (
    <>
      <ul className={styles.lines}>
        {list.entries.map((entry) => (
          <li key={entry.contract_number}>
            <ContractName entry={entry} />
            <p className={styles.muted}>
              {t(`adjustments.why.${entry.code}`, {
                defaultValue: t(`adjustments.reasons.${entry.code}`, {
                  defaultValue: problemText(t, entry.code ?? ""),
                }),
                ...days(entry.parameters ?? {}),
              })}
            </p>
          </li>
        ))}
      </ul>
      <More query={list} />
    </>
  );

  function days(parameters: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : value,
      ]),
    );
  }
}

function ContractName({ entry }: { entry: AdjustedContract }) {
  return entry.customer_number ? (
    <Link to={`/contracts/${entry.contract_number}`}>
      {entry.contract_number} · {entry.product_name}
    </Link>
  ) : (
    <span>{entry.contract_number}</span>
  );
}
