import { useOrder } from "../context";
import { Breakdown } from "./Breakdown";
import { Details } from "./Details";

/** The chosen offer and its price; follows the person through the steps. */
export function Summary() {
  const { funnel, state, t, format } = useOrder();
  const offer = funnel.offer;
  if (!offer || state.place === "done" || state.place === "consumption" || state.place === "offers")
    return null;
  const { bundle } = funnel;
  const price = bundle?.yearly_price ?? state.review?.yearly_price ?? offer.yearly_price;
  const firstYear = (bundle ?? offer).first_year_price;
  const tariffs = funnel.furtherOffer ? [offer, funnel.furtherOffer] : [offer];
  return (
    <aside class="summary" aria-label={t("summary.title")}>
      <div class="summary-head">
        <p class="summary-name">{bundle?.name ?? offer.name}</p>
        <p class="summary-price">
          <strong>{format.money(price)}</strong> <span>{t("units.per_year")}</span>
        </p>
        <p class="summary-month">
          {t("summary.instalment", {
            amount: format.shortMoney(bundle?.monthly_price ?? offer.monthly_price),
          })}
          {!offer.prices_include_vat && <span> {t("offers.net")}</span>}
        </p>
      </div>
      <div class="summary-more">
        {bundle && (
          <p class="summary-bonus">
            {t(bundle.discount.recurrence === "monthly" ? "bundles.monthly" : "bundles.once", {
              amount: format.money(bundle.discount.amount),
            })}
          </p>
        )}
        {firstYear !== price && (
          <p class="summary-bonus">{t("summary.first_year", { amount: format.money(firstYear) })}</p>
        )}
        {tariffs.map((tariff) => (
          <Details
            key={tariff.product_code}
            title={
              tariffs.length > 1
                ? `${t("breakdown.title")}${t("colon")} ${tariff.name}`
                : t("breakdown.title")
            }
          >
            <Breakdown offer={tariff} />
          </Details>
        ))}
      </div>
    </aside>
  );
}
