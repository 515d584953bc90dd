import type { Offer } from "@wattwerk/ui/api/models";
import { useOrder } from "../context";
import { Pairs } from "./Details";

/** Term, notice period, guarantee and means of payment of an offer. */
export function OfferTerms({ offer }: { offer: Offer }) {
  const { t, format } = useOrder();
  const { conditions } = offer;
  const months = conditions.initial_term_months;
  const guarantee =
    conditions.price_guarantee_until && conditions.price_guarantee_scope
      ? t(`conditions.guarantee_${conditions.price_guarantee_scope}`, {
          date: format.date(conditions.price_guarantee_until),
        })
      : t("conditions.guarantee_none");
  const renewal = () => {
    const count = conditions.renewal_notice_days ?? 30;
    if (conditions.renewal === "ends") return t("conditions.renewal_ends");
    if (conditions.renewal !== "extension") return t("conditions.renewal_open", { count });
    const each = t("conditions.renewal_extension", { count, months: conditions.renewal_months ?? 0 });
    const longest = conditions.renewal_longest_months;
    return typeof longest === "number"
      ? `${each}. ${t("conditions.renewal_longest", { count: longest })}`
      : each;
  };
  return (
    <Pairs
      pairs={[
        [
          t("conditions.term"),
          months > 0 ? t("conditions.months", { count: months }) : t("conditions.no_term"),
        ],
        [
          t("conditions.notice"),
          t(months > 0 ? "conditions.notice_term" : "conditions.notice_any_time", {
            count: conditions.notice_period_days,
          }),
        ],
        [t("conditions.renewal"), months > 0 ? renewal() : null],
        [t("conditions.guarantee"), guarantee],
        [
          t("conditions.payment"),
          conditions.payment_methods.map((method) => t(`payment_methods.${method}`)).join(", "),
        ],
      ]}
    />
  );
}

/** Electricity labelling (§ 42 EnWG). */
export function ElectricityLabel({ offer }: { offer: Offer }) {
  const { t, format } = useOrder();
  const mix = offer.electricity_mix;
  if (!mix) return null;
  return (
    <>
      <div class="mix" aria-hidden="true">
        <span style={{ inlineSize: `${mix.renewable_percent}%` }} />
      </div>
      <Pairs
        pairs={[
          [t("mix.renewable"), format.percent(mix.renewable_percent)],
          [t("mix.other"), format.percent(100 - Number(mix.renewable_percent))],
          [t("mix.co2"), `${format.number(mix.co2_grams_per_kwh, { max: 1 })} g/kWh`],
          [t("mix.radioactive"), `${format.number(mix.radioactive_waste_mg_per_kwh, { max: 4 })} mg/kWh`],
        ]}
      />
      <p class="small">{t("mix.note", { year: String(mix.year) })}</p>
    </>
  );
}
