import type { OrderReview } from "@wattwerk/ui/api/models";
import { Details } from "../../components/Details";
import { Declaration, TickField } from "../../components/Fields";
import { WithdrawalInformation } from "../../components/WithdrawalInformation";
import { useOrder } from "../../context";
import { SummaryLines } from "./SummaryLines";

export function Declarations({ review }: { review: OrderReview }) {
  const { state, t } = useOrder();
  const { draft } = state;
  const business = draft.customerType === "business";
  return (
    <section class="review-section">
      <h3>{t("review.documents")}</h3>
      <Details title={t("review.contract_summary")} open>
        <SummaryLines lines={review.contract_summary} />
      </Details>
      {!business && (
        <Details title={t("review.withdrawal_information")}>
          <WithdrawalInformation />
        </Details>
      )}
      <TickField field="terms">
        <Declaration name="terms" />
      </TickField>
      {!business && (
        <TickField field="withdrawalInformation">
          <Declaration name="withdrawal_information" />
        </TickField>
      )}
      {draft.reason === "supplier_switch" && (
        <TickField field="powerOfAttorney" optional>
          <Declaration name="power_of_attorney" />
          {(review.further_supplies ?? []).map(({ offer, power_of_attorney }) => (
            <span key={offer.product_code} class="line">
              {power_of_attorney}
            </span>
          ))}
          <span class="small">{t("review.power_of_attorney_note")}</span>
        </TickField>
      )}
      <TickField field="marketingEmail" optional>
        <Declaration name="marketing_email" />
      </TickField>
    </section>
  );
}
