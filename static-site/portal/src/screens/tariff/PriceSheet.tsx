import type { Commodity, PriceSheet as Sheet } from "@wattwerk/ui/api/models";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { useTranslation } from "react-i18next";
import table from "../../components/Table.module.css";
import { amount, energyPrice, unitOf, useFormat } from "../../texts/useFormat";
import styles from "./Tariff.module.css";

/** The prices of a day, with the taxes and levies that they contain. */
export function PriceSheet({ sheet, commodity }: { sheet: Sheet; commodity: Commodity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const offPeak = sheet.energy_price_off_peak ?? null;
  const consumption = sheet.consumption + (sheet.consumption_off_peak ?? 0);
  const prices: [string, string][] = [
    [t("contract.base_price"), t("contract.per_month", { price: format.money(sheet.base_price) })],
    [
      t(offPeak === null ? "contract.energy_price" : "contract.energy_price_ht"),
      sheet.energy_blocks.length > 0
        ? energyPriceText(t, format, sheet)
        : energyPrice(format, sheet.energy_price, commodity),
    ],
  ];
  if (offPeak !== null) prices.push([t("contract.energy_price_nt"), energyPrice(format, offPeak, commodity)]);
  return (
    <div className={styles.sheet} aria-live="polite">
      <p className={styles.note}>
        {sheet.valid_until
          ? t("tariff.valid_between", {
              from: format.date(sheet.valid_from),
              until: format.date(sheet.valid_until),
            })
          : t("tariff.valid_from", { from: format.date(sheet.valid_from) })}
      </p>
      <table className={table.table}>
        <caption className="visually-hidden">{t("tariff.caption", { day: format.date(sheet.on) })}</caption>
        <tbody>
          {prices.map(([name, price]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={table.number}>{price}</td>
            </tr>
          ))}
          {sheet.contained.map(({ code, rate }) => (
            <tr key={code} className={styles.contained}>
              <th scope="row">{t(`tariff.levies.${code}`, { defaultValue: code })}</th>
              <td className={table.number}>
                {t("tariff.net", { price: format.centsPerKilowattHour(rate) })}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              {t("contract.yearly_price", {
                amount: amount(format, consumption, unitOf(commodity)),
              })}
            </th>
            <td className={table.number}>
              <strong>{format.money(sheet.yearly_price)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <p className={styles.note}>
        {sheet.vat_rate
          ? t(sheet.includes_vat ? "tariff.includes_vat" : "tariff.without_vat", {
              rate: format.percent(sheet.vat_rate),
            })
          : t(sheet.includes_vat ? "contract.prices_gross" : "contract.prices_net")}
        {sheet.contained.length > 0 ? ` ${t("tariff.contained_note")}` : null}
      </p>
    </div>
  );
}
