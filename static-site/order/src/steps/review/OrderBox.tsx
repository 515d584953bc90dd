import type { OrderReview } from "@wattwerk/ui/api/models";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { Fragment } from "preact";
import { BundleParts } from "../../components/BundleParts";
import { OfferTerms } from "../../components/OfferTerms";
import { useOrder } from "../../context";
import { ExtraPrice } from "../Extras";
import { BackButton } from "./BackButton";

/** What § 312j (2) BGB wants immediately above the button: product, total price, term, notice. */
export function OrderBox({ review }: { review: OrderReview }) {
  const { state, t, format } = useOrder();
  const { offer, bundle } = review;
  return (
    <section class="order-box" aria-label={t("review.box")}>
      <p class="order-product">
        {bundle ? bundle.name : `${offer.name} · ${t(`commodities.${offer.commodity}`)}`}
      </p>
      <p class="figure">
        {format.money(bundle?.yearly_price ?? review.yearly_price)} <span>{t("units.per_year")}</span>
      </p>
      {bundle && (
        <>
          <BundleParts bundle={bundle} />
          <p class="order-product">{offer.name}</p>
        </>
      )}
      <p class="figure-note">
        {t("offers.instalment", { amount: format.shortMoney(offer.monthly_price) })}
        {" · "}
        {t(offer.prices_include_vat ? "offers.gross" : "offers.net")}
      </p>
      <p class="rates-line">
        {t("components.base_price")} {format.money(offer.base_price)} {t("units.per_month")}
        {" · "}
        {t(offer.two_rate ? "components.energy_price_ht" : "components.energy_price")}{" "}
        {energyPriceText(t, format, offer)}
        {offer.energy_price_off_peak &&
          ` · ${t("components.energy_price_nt")} ${format.centsPerKilowattHour(offer.energy_price_off_peak)}`}
      </p>
      {(review.extras ?? []).map(({ product }) => (
        <p class="rates-line" key={product.product_code}>
          {product.name}
          {t("colon")} <ExtraPrice product={product} />
        </p>
      ))}
      {offer.bonuses.map((bonus) => (
        <p class="rates-line" key={bonus.kind}>
          {t(`bonuses.${bonus.kind}`)} {format.shortMoney(bonus.amount)}
          {t("colon")} {bonus.condition}
        </p>
      ))}
      <OfferTerms offer={offer} />
      {(review.further_supplies ?? []).map(({ offer: further, supply_start }) => (
        <Fragment key={further.product_code}>
          <p class="order-product">
            {further.name} · {t(`commodities.${further.commodity}`)}
          </p>
          <p class="rates-line">
            {format.money(further.yearly_price)} {t("units.per_year")}
            {" · "}
            {t("components.base_price")} {format.money(further.base_price)} {t("units.per_month")}
            {" · "}
            {t("components.energy_price")} {format.centsPerKilowattHour(further.energy_price)}
            {" · "}
            {t("review.start")} {format.date(supply_start)}
          </p>
          {further.bonuses.map((bonus) => (
            <p class="rates-line" key={bonus.kind}>
              {t(`bonuses.${bonus.kind}`)} {format.shortMoney(bonus.amount)}
              {t("colon")} {bonus.condition}
            </p>
          ))}
          <OfferTerms offer={further} />
        </Fragment>
      ))}
      <div class="actions">
        {!state.priceChange && (
          <button class="primary order-button" type="submit" aria-disabled={state.busy}>
            {state.busy ? t("states.sending") : t("review.order")}
          </button>
        )}
        <BackButton />
      </div>
    </section>
  );
}
