import { Pairs } from "../../components/Details";
import { useOrder } from "../../context";
import { Section } from "./Section";

/** What the person typed, with the way back to each step. */
export function TypedSections() {
  const { state, t, format } = useOrder();
  const { draft, review } = state;
  const business = draft.customerType === "business";
  const name = [
    draft.salutation === "none" ? "" : t(`salutations.${draft.salutation}`),
    draft.title,
    draft.firstName,
    draft.lastName,
  ];
  return (
    <>
      <Section title={t("review.supply")} step="supply">
        <Pairs
          pairs={[
            [
              t("review.address"),
              lines(
                `${draft.street} ${draft.houseNumber}`,
                draft.addition,
                `${draft.postcode} ${draft.town}`,
              ),
            ],
            [t("review.reason"), t(`reasons.${draft.reason}`)],
            [
              t("supply.previous_supplier"),
              draft.reason === "supplier_switch" ? draft.previousSupplier : null,
            ],
            [t("supply.meter_number"), draft.meterNumber],
            [t("supply.market_location"), draft.marketLocation],
            [
              t("review.early_start"),
              draft.earlyStart && !business ? t("review.early_start_demanded") : null,
            ],
          ]}
        />
      </Section>
      <Section title={t("review.person")} step="person">
        <Pairs
          pairs={[
            [t("person.company"), business ? draft.company : null],
            [
              t("person.register"),
              business ? [draft.registerCourt, draft.registerNumber].filter(Boolean).join(", ") : null,
            ],
            [t("person.vat_id"), business ? draft.vatId : null],
            [t("review.name"), name.filter(Boolean).join(" ")],
            [
              t("person.date_of_birth"),
              !business && draft.dateOfBirth ? format.date(draft.dateOfBirth) : null,
            ],
            [t("person.email"), draft.email],
            [t("person.phone"), draft.phone],
            [
              t("person.billing_address"),
              draft.billingDiffers
                ? lines(
                    `${draft.billingStreet} ${draft.billingHouseNumber}`,
                    draft.billingAddition,
                    `${draft.billingPostcode} ${draft.billingTown}`,
                  )
                : null,
            ],
          ]}
        />
      </Section>
      <Section title={t("review.payment")} step="payment">
        <Pairs
          pairs={[
            [t("payment.method"), t(`payment_methods.${draft.paymentMethod}`)],
            [t("payment.iban"), review?.iban_masked],
            [t("review.bank"), review?.bank_name],
            [
              t("payment.account_holder"),
              draft.paymentMethod === "sepa_direct_debit" ? draft.accountHolder : null,
            ],
          ]}
        />
      </Section>
    </>
  );
}

function lines(...parts: string[]) {
  return parts.filter(Boolean).map((part) => (
    <span key={part} class="line">
      {part}
    </span>
  ));
}
