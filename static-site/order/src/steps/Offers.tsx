import type { Offer } from "@wattwerk/ui/api/models";
import { Breakdown } from "../components/Breakdown";
import { Details } from "../components/Details";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { ElectricityLabel, OfferTerms } from "../components/OfferTerms";
import { ProblemNotice } from "../components/StepForm";
import { useOrder } from "../context";

export function Offers() {
  const { funnel, state, brand, t, format } = useOrder();
  const quote = state.quote;
  if (!quote) return null;
  const { offers, ineligible, request } = quote;
  const offPeak = request.consumption_off_peak;
  const consumption =
    offPeak === null || offPeak === undefined
      ? format.kilowattHours(request.consumption)
      : t("offers.two_rate", {
          peak: format.kilowattHours(request.consumption),
          off_peak: format.kilowattHours(offPeak),
        });
  return (
    <>
      <p class="lead">
        {t("offers.found", { count: offers.length })} {t(`commodities.${request.commodity}`)}, {consumption},{" "}
        {request.postcode} {state.draft.town}.{" "}
        <button class="link" type="button" onClick={() => funnel.goTo("consumption")}>
          {t("offers.change")}
        </button>
      </p>
      <ProblemNotice />
      {offers.length === 0 && (
        <Notice kind="info" title={t("offers.none_title")}>
          <p>{t("offers.none", { phone: brand.contact.phone })}</p>
        </Notice>
      )}
      <ul class="offers">
        {offers.map((offer) => (
          <li key={offer.product_code}>
            <OfferCard offer={offer} chosen={offer.product_code === state.draft.productCode} />
          </li>
        ))}
      </ul>
      {ineligible.length > 0 && (
        <Details title={t("offers.ineligible", { count: ineligible.length })}>
          <ul class="ineligible">
            {ineligible.map((product) => (
              <li key={product.product_code}>
                <strong>{product.name}</strong>
                {t("colon")} {t(`ineligible.${product.reason}`)}
              </li>
            ))}
          </ul>
        </Details>
      )}
      <p class="small">
        {t("offers.valid_until", { date: format.dateTime(quote.valid_until, brand.time_zone) })}
      </p>
      <div class="actions">
        <button class="quiet" type="button" onClick={() => funnel.back()}>
          {t("actions.back")}
        </button>
      </div>
    </>
  );
}

function OfferCard({ offer, chosen }: { offer: Offer; chosen: boolean }) {
  const { funnel, t, format } = useOrder();
  const id = `offer-${offer.product_code}`;
  const unit = t("units.per_month");
  return (
    <article class={`offer ${chosen ? "chosen" : ""}`} aria-labelledby={id}>
      <div class="offer-head">
        <h3 id={id}>{offer.name}</h3>
        {offer.green && (
          <span class="badge">
            <Icon name="leaf" />
            {t("offers.green")}
          </span>
        )}
        <p>{offer.description}</p>
      </div>
      <div class="offer-price">
        <p class="figure">
          {format.money(offer.yearly_price)} <span>{t("units.per_year")}</span>
        </p>
        <p class="figure-note">
          {t("offers.instalment", { amount: format.shortMoney(offer.monthly_price) })}
          {" · "}
          {t(offer.prices_include_vat ? "offers.gross" : "offers.net")}
        </p>
      </div>
      <dl class="rates">
        <div>
          <dt>{t("components.base_price")}</dt>
          <dd>
            {format.money(offer.base_price)} {unit}
          </dd>
        </div>
        <div>
          <dt>{t(offer.two_rate ? "components.energy_price_ht" : "components.energy_price")}</dt>
          <dd>{format.centsPerKilowattHour(offer.energy_price)}</dd>
        </div>
        {offer.energy_price_off_peak && (
          <div>
            <dt>{t("components.energy_price_nt")}</dt>
            <dd>{format.centsPerKilowattHour(offer.energy_price_off_peak)}</dd>
          </div>
        )}
      </dl>
      {offer.features.length > 0 && (
        <ul class="features">
          {offer.features.map((feature) => (
            <li key={feature}>
              <Icon name="check" />
              {feature}
            </li>
          ))}
        </ul>
      )}
      {offer.bonuses.length > 0 && (
        <div class="bonuses">
          {offer.bonuses.map((bonus) => (
            <p key={bonus.kind}>
              <strong>
                {t(`bonuses.${bonus.kind}`)}
                {t("colon")} {format.shortMoney(bonus.amount)}
              </strong>{" "}
              <span>{bonus.condition}</span>
            </p>
          ))}
          <p>{t("bonuses.first_year", { amount: format.money(offer.first_year_price) })}</p>
        </div>
      )}
      <div class="offer-details">
        <Details title={t("breakdown.title")}>
          <Breakdown offer={offer} />
        </Details>
        <Details title={t("conditions.title")}>
          <OfferTerms offer={offer} />
        </Details>
        {offer.electricity_mix && (
          <Details title={t("mix.title")}>
            <ElectricityLabel offer={offer} />
          </Details>
        )}
      </div>
      <button class="primary" type="button" onClick={() => funnel.choose(offer.product_code)}>
        {t("offers.choose", { name: offer.name })}
      </button>
    </article>
  );
}
