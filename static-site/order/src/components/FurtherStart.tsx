import { useOrder } from "../context";

/** When the other tariff of a bundle starts, where it cannot start together with the first. */
export function FurtherStart({ first }: { first: string | null }) {
  const { funnel, state, t, format } = useOrder();
  const { furtherEarliest, furtherOffer } = funnel;
  const { draft } = state;
  const start = draft.startWish === "date" ? draft.desiredDate : first;
  if (!furtherOffer || !furtherEarliest || !start || furtherEarliest <= start) return null;
  return (
    <p class="further-start small">
      {t("supply.further_start", {
        commodity: t(`commodities.${furtherOffer.commodity}`),
        date: format.date(furtherEarliest),
      })}
    </p>
  );
}
