import { Button } from "@mantine/core";
import { IconTrendingUp } from "@tabler/icons-react";
import type { Contract, PriceChange } from "@wattwerk/ui/api/models";
import { stepRange } from "@wattwerk/ui/energyPrice";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import table from "../../components/Table.module.css";
import { useBrand } from "../../session/Portal";
import { todayIn } from "../../texts/today";
import { energyPrice, useFormat } from "../../texts/useFormat";
import styles from "./Contract.module.css";

/** New prices that are announced and do not hold yet; customers have to see them, so no brand hides them. */
export function PriceChanges({ contract }: { contract: Contract }) {
  const brand = useBrand();
  const today = todayIn(brand.time_zone);
  return upcoming(contract, today).map((change) => (
    <Announced key={change.effective_on} contract={contract} change={change} today={today} />
  ));
}

/** On the overview: that prices change, and where to see them. */
export function PriceChangeHints({ contracts }: { contracts: Contract[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = todayIn(useBrand().time_zone);
  return contracts.flatMap((contract) =>
    upcoming(contract, today).map((change) => (
      <Notice
        key={`${contract.contract_number} ${change.effective_on}`}
        kind="info"
        title={t("cancellation.price_change.hint_title", { day: format.date(change.effective_on) })}
        action={
          <Button component={Link} to={`/contracts/${contract.contract_number}`} variant="default">
            {t("cancellation.price_change.see")}
          </Button>
        }
      >
        {t("cancellation.price_change.hint", {
          product: contract.product_name,
          before: format.money(change.yearly_price_before),
          after: format.money(change.yearly_price_after),
        })}
      </Notice>
    )),
  );
}

interface AnnouncedProps {
  contract: Contract;
  change: PriceChange;
  today: string;
}

function Announced({ contract, change, today }: AnnouncedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const until = change.special_termination_until;
  const mayLeave = until !== null && today <= until && ["accepted", "active"].includes(contract.status);
  const price = (component: string, value: string | null) => {
    if (value === null) return "–";
    if (component === "base_price") return t("contract.per_month", { price: format.money(value) });
    return energyPrice(format, value, contract.commodity);
  };
  return (
    <Portlet
      title={t("cancellation.price_change.title", { day: format.date(change.effective_on) })}
      icon={<IconTrendingUp size={20} />}
      action={
        mayLeave ? (
          <Button
            component={Link}
            variant="default"
            to={`/contracts/${contract.contract_number}/end?ground=price_change&on=${change.effective_on}`}
          >
            {t("cancellation.price_change.leave")}
          </Button>
        ) : undefined
      }
    >
      <div className={styles.stack}>
        <p>{change.explanation}</p>
        <div className={table.scroll}>
          <table className={table.table}>
            <caption className="visually-hidden">{t("cancellation.price_change.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("cancellation.price_change.component")}</th>
                <th scope="col">{t("cancellation.price_change.before")}</th>
                <th scope="col">{t("cancellation.price_change.after")}</th>
              </tr>
            </thead>
            <tbody>
              {change.steps.map((step) => (
                <tr key={`${step.component} ${step.from_kwh}`}>
                  <th scope="row">
                    {t(`cancellation.price_change.components.${step.component}`)}
                    {stepRange(t, format, change.steps, step)}
                  </th>
                  <td>{price(step.component, step.before)}</td>
                  <td>{price(step.component, step.after)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t("cancellation.price_change.year")}</th>
                <td>{format.money(change.yearly_price_before)}</td>
                <td>{format.money(change.yearly_price_after)}</td>
              </tr>
            </tbody>
          </table>
        </div>
        {mayLeave ? <p>{t("cancellation.price_change.right", { until: format.date(until) })}</p> : null}
        <p className={styles.note}>
          {t("cancellation.price_change.told_on", { day: format.date(change.letter_on) })}
        </p>
      </div>
    </Portlet>
  );
}

/** Changes that do not hold yet, in their order. A preview of a brand has contracts without any. */
export function upcoming(contract: Contract, today: string): PriceChange[] {
  return (contract.price_changes ?? []).filter(({ effective_on }) => effective_on > today);
}
