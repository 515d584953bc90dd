import { SelectField, TextField, TickField } from "../components/Fields";
import { StepForm } from "../components/StepForm";
import { useOrder } from "../context";

/** Who orders, and where the bills go. */
export function PersonStep() {
  const { state, t } = useOrder();
  const { draft } = state;
  const business = draft.customerType === "business";
  return (
    <StepForm>
      {business && <Business />}
      <div class="row">
        <SelectField
          field="salutation"
          label={t("person.salutation")}
          autocomplete="honorific-prefix"
          options={(["none", "ms", "mr"] as const).map((value) => ({
            value,
            label: t(`salutations.${value}`),
          }))}
        />
        <TextField field="title" label={t("person.title")} maxLength={40} optional size="middle" />
      </div>
      <div class="row">
        <TextField field="firstName" label={t("person.first_name")} autocomplete="given-name" />
        <TextField field="lastName" label={t("person.last_name")} autocomplete="family-name" />
      </div>
      {!business && (
        <TextField
          field="dateOfBirth"
          label={t("person.date_of_birth")}
          type="date"
          autocomplete="bday"
          size="middle"
        />
      )}
      <TextField
        field="email"
        label={t("person.email")}
        help={t("person.email_help")}
        type="email"
        autocomplete="email"
        maxLength={254}
      />
      <TextField
        field="phone"
        label={t("person.phone")}
        help={t("person.phone_help")}
        type="tel"
        autocomplete="tel"
        maxLength={40}
        optional
      />
      <TickField field="billingDiffers" optional>
        {t("person.billing_differs")}
      </TickField>
      {draft.billingDiffers && <BillingAddress />}
    </StepForm>
  );
}

/** Who stands behind a business; the register and the VAT number only where there are some. */
function Business() {
  const { t } = useOrder();
  return (
    <section>
      <TextField field="company" label={t("person.company")} autocomplete="organization" />
      <div class="row">
        <TextField
          field="registerNumber"
          label={t("person.register_number")}
          help={t("person.register_number_help")}
          maxLength={40}
          optional
        />
        <TextField field="registerCourt" label={t("person.register_court")} maxLength={80} optional />
      </div>
      <TextField
        field="vatId"
        label={t("person.vat_id")}
        help={t("person.vat_id_help")}
        maxLength={20}
        size="middle"
        optional
      />
      <h3>{t("person.contact")}</h3>
    </section>
  );
}

function BillingAddress() {
  const { t } = useOrder();
  return (
    <section>
      <h3>{t("person.billing_address")}</h3>
      <div class="row">
        <TextField field="billingStreet" label={t("address.street")} autocomplete="billing address-line1" />
        <TextField
          field="billingHouseNumber"
          label={t("address.house_number")}
          autocomplete="billing address-line2"
          maxLength={12}
          size="short"
        />
      </div>
      <TextField
        field="billingAddition"
        label={t("address.addition")}
        autocomplete="billing address-line3"
        optional
      />
      <div class="row">
        <TextField
          field="billingPostcode"
          label={t("address.postcode")}
          autocomplete="billing postal-code"
          inputMode="numeric"
          maxLength={5}
          size="short"
        />
        <TextField field="billingTown" label={t("address.town")} autocomplete="billing address-level2" />
      </div>
    </section>
  );
}
