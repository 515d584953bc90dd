import type { Offer, PriceComponent } from "@wattwerk/ui/api/models";
import { useOrder } from "../context";

/** Every part of the yearly price. Levies are contained in the energy price and stand below it. */
export function Breakdown({ offer }: { offer: Offer }) {
  const { t, format } = useOrder();

  function price({ price, unit }: PriceComponent): string {
    if (unit === "%") return format.percent(price);
    if (unit === "ct/kWh") return format.centsPerKilowattHour(price);
    return `${format.money(price)} ${t("units.per_month")}`;
  }

  function quantity({ quantity, unit }: PriceComponent): string {
    if (unit === "ct/kWh") return format.kilowattHours(quantity);
    if (unit === "%") return format.money(quantity);
    return t("breakdown.months", { count: Number(quantity) });
  }

  function name({ code, kind }: PriceComponent): string {
    const known = t(`components.${code}`);
    return known.startsWith("components.") ? t(`components.${kind}`) : known;
  }

  return (
    <>
      <table class="breakdown">
        <caption class="hidden">{t("breakdown.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("breakdown.part")}</th>
            <th scope="col">{t("breakdown.price")}</th>
            <th scope="col">{t("breakdown.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {offer.breakdown.map((part) => (
            <tr key={`${part.kind}-${part.code}`} class={part.contained ? "contained" : ""}>
              <th scope="row">
                {name(part)}
                {part.contained && <span class="hidden"> ({t("breakdown.contained")})</span>}
              </th>
              <td>
                {price(part)}
                <span class="quantity"> × {quantity(part)}</span>
              </td>
              <td>{format.money(part.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t(offer.prices_include_vat ? "breakdown.total" : "breakdown.total_net")}
            </th>
            <td>{format.money(offer.yearly_price)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="small">{t("breakdown.levies_note")}</p>
    </>
  );
}
