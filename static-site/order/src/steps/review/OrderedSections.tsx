import type { OrderReview } from "@wattwerk/ui/api/models";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { Breakdown } from "../../components/Breakdown";
import { BundleParts } from "../../components/BundleParts";
import { Details, Pairs } from "../../components/Details";
import { ElectricityLabel } from "../../components/OfferTerms";
import { useOrder } from "../../context";
import { ExtraPrice } from "../Extras";
import { Section } from "./Section";
import { SummaryLines } from "./SummaryLines";

export function OfferSection({ review }: { review: OrderReview }) {
  const { state, t, format } = useOrder();
  const { offer } = review;
  const request = state.quote?.request;
  const offPeak = request?.consumption_off_peak;
  return (
    <Section title={t("review.offer")} step="offers">
      <Pairs
        pairs={[
          [t("review.product"), `${offer.name} (${t(`commodities.${offer.commodity}`)})`],
          [
            t("review.consumption"),
            request &&
              (offPeak === null || offPeak === undefined
                ? format.kilowattHours(request.consumption)
                : t("offers.two_rate", {
                    peak: format.kilowattHours(request.consumption),
                    off_peak: format.kilowattHours(offPeak),
                  })),
          ],
          [t("review.start"), format.longDate(review.supply_start)],
        ]}
      />
      <Details title={t("breakdown.title")}>
        <Breakdown offer={offer} />
      </Details>
      {offer.electricity_mix && (
        <Details title={t("mix.title")}>
          <ElectricityLabel offer={offer} />
        </Details>
      )}
    </Section>
  );
}

/** The other tariffs of a bundle: each with its own price, start and contract summary. */
export function FurtherSection({ review }: { review: OrderReview }) {
  const { state, t, format } = useOrder();
  return (
    <>
      {(review.further_supplies ?? []).map(({ offer, supply_start, contract_summary }) => (
        <Section key={offer.product_code} title={t(`commodities.${offer.commodity}`)} step="supply">
          <Pairs
            pairs={[
              [t("review.product"), offer.name],
              [t("components.base_price"), `${format.money(offer.base_price)} ${t("units.per_month")}`],
              [t("components.energy_price"), energyPriceText(t, format, offer)],
              [t("contract_summary.yearly_price"), format.money(offer.yearly_price)],
              [t("review.start"), format.longDate(supply_start)],
              [t("supply.meter_number"), state.draft.furtherMeterNumber],
              [t("supply.market_location"), state.draft.furtherMarketLocation],
            ]}
          />
          <Details title={t("breakdown.title")}>
            <Breakdown offer={offer} />
          </Details>
          <Details title={t("review.contract_summary")}>
            <SummaryLines lines={contract_summary} />
          </Details>
        </Section>
      ))}
    </>
  );
}

/** What is ordered along with the tariff, and the answers to questions. */
export function ExtrasSection({ review }: { review: OrderReview }) {
  const { funnel, t } = useOrder();
  const { answers = [], extras = [], bundle } = review;
  if (!funnel.steps.includes("extras") && !bundle) return null;
  return (
    <Section title={t("review.extras")} step="extras">
      {bundle && (
        <>
          <h4>{bundle.name}</h4>
          <BundleParts bundle={bundle} />
        </>
      )}
      <Pairs pairs={answers.map(({ question, answer }) => [question, answer])} />
      {extras.map(({ product, answers: given = [] }) => (
        <div key={product.product_code}>
          <h4>
            {product.name}{" "}
            <span class="muted">
              (<ExtraPrice product={product} />)
            </span>
          </h4>
          <Pairs pairs={given.map(({ question, answer }) => [question, answer])} />
        </div>
      ))}
      {answers.length + extras.length === 0 && !bundle && <p class="muted">{t("review.no_extras")}</p>}
    </Section>
  );
}
