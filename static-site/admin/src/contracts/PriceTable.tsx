import type { PriceChange } from "@wattwerk/ui/api/models";
import { stepRange } from "@wattwerk/ui/energyPrice";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import styles from "./Contracts.module.css";

/** A price change with both prices of each component side by side, and what can be done with it. */
export function PriceTable({ change, children }: { change: PriceChange; children?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const price = (value: string | null, unit: string) =>
    value === null ? "–" : `${format.number(value, { min: 2, max: 4 })} ${t(`contracts.units.${unit}`)}`;
  return (
    <div className={styles.change}>
      <h3>{t("contracts.price_change.from", { day: format.date(change.effective_on) })}</h3>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("contracts.price_change.component")}</th>
              <th scope="col">{t("contracts.price_change.before")}</th>
              <th scope="col">{t("contracts.price_change.after")}</th>
            </tr>
          </thead>
          <tbody>
            {change.steps.map((step) => (
              <tr key={`${step.component} ${step.from_kwh}`}>
                <th scope="row">
                  {t(`contracts.components.${step.component}`)}
                  {stepRange(t, format, change.steps, step)}
                </th>
                <td>{price(step.before, step.unit)}</td>
                <td>{price(step.after, step.unit)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("contracts.price_change.year")}</th>
              <td>{format.money(change.yearly_price_before)}</td>
              <td>{format.money(change.yearly_price_after)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p>{change.explanation}</p>
      <p className={styles.note}>
        {t("contracts.price_change.told", {
          day: format.date(change.letter_on),
          occasion: t(`contracts.occasions.${change.occasion}`),
        })}{" "}
        {change.special_termination_until
          ? t("contracts.price_change.right", { until: format.date(change.special_termination_until) })
          : t("contracts.price_change.no_right")}
      </p>
      {children}
    </div>
  );
}
