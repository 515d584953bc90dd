import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { faultAt } from "../detail/faults";
import { MandateField } from "../detail/MandateField";
import { ChoiceField, Group, LongField, Row, TextField, TickField, useSheet } from "./Fields";
import { waitsForCustomer } from "./form";

const commodities = ["electricity", "heating_electricity", "gas", "water", "heat"] as const;

/** What is needed and where: the question to the tariff calculator. */
export function Demand({ calculate, calculating }: { calculate: () => void; calculating: boolean }) {
  const { t } = useTranslation();
  const { form } = useSheet();
  const { brand, brands } = useBrand();
  const sold = brands.find(({ id }) => id === brand)?.commodities ?? commodities;
  return (
    <Group title={t("offers.parts.demand")}>
      <Row>
        <ChoiceField
          name="customer_type"
          options={[
            ["household", t("customer_types.household")],
            ["business", t("customer_types.business")],
          ]}
        />
        <ChoiceField name="commodity" options={sold.map((one) => [one, t(`commodities.${one}`)])} />
      </Row>
      <Row>
        <TextField name="postcode" inputMode="numeric" maxLength={5} required data-autofocus />
        <TextField name="consumption" inputMode="numeric" required />
        {form.commodity !== "gas" && <TextField name="consumption_off_peak" inputMode="numeric" />}
      </Row>
      <Row>
        <ChoiceField
          name="further_commodity"
          description={t("offers.further_hint")}
          options={[
            ["", t("offers.further_none")],
            ...sold
              .filter((one) => one !== form.commodity)
              .map((one): [string, string] => [one, t(`commodities.${one}`)]),
          ]}
        />
        {form.further_commodity && <TextField name="further_consumption" inputMode="numeric" required />}
      </Row>
      <Button variant="default" onClick={calculate} loading={calculating}>
        {t("offers.calculate")}
      </Button>
    </Group>
  );
}

/** Who it is for. */
export function Person({ birthday }: { birthday: boolean }) {
  const { t } = useTranslation();
  const { form } = useSheet();
  return (
    <Group title={t("offers.parts.person")}>
      {form.customer_type === "business" && <TextField name="company" required />}
      <Row>
        <ChoiceField
          name="salutation"
          options={[
            ["none", t("salutations.none")],
            ["ms", t("salutations.ms")],
            ["mr", t("salutations.mr")],
          ]}
        />
        <TextField name="title" />
        <ChoiceField
          name="language"
          options={[
            ["de", "Deutsch"],
            ["en", "English"],
            ["fr", "Français"],
          ]}
        />
      </Row>
      <Row>
        <TextField name="first_name" required />
        <TextField name="last_name" required />
      </Row>
      <Row>
        {birthday && form.customer_type === "household" && (
          <TextField name="date_of_birth" type="date" required />
        )}
        <TextField name="email" type="email" required />
        <TextField name="phone" type="tel" />
      </Row>
    </Group>
  );
}

/** Where energy is delivered, through which meter, since when. */
export function Supply({ required }: { required: boolean }) {
  const { t } = useTranslation();
  const { form } = useSheet();
  return (
    <Group title={t("offers.parts.supply")}>
      <Row>
        <TextField name="street" required={required} />
        <TextField name="house_number" required={required} />
        <TextField name="addition" />
      </Row>
      <Row>
        <TextField name="town" required={required} />
        <TextField name="meter_number" required={required} />
        {required && <TextField name="market_location" inputMode="numeric" />}
      </Row>
      <Row>
        <ChoiceField
          name="reason"
          options={[
            ["supplier_switch", t("orders.reasons.supplier_switch")],
            ["move_in", t("orders.reasons.move_in")],
          ]}
        />
        {form.reason === "supplier_switch" && <TextField name="previous_supplier" />}
        <TextField name="desired_date" type="date" description={t("offers.desired_date_hint")} />
      </Row>
      {required && form.customer_type === "household" && <TickField name="early_start_demanded" />}
    </Group>
  );
}

/** The meter of a bundle's other tariff. */
export function FurtherMeter({ name }: { name: string }) {
  const { t } = useTranslation();
  const { form } = useSheet();
  return (
    <Group title={t("offers.parts.further", { name })}>
      <Row>
        <TextField name="further_meter_number" required />
        <TextField name="further_market_location" inputMode="numeric" />
        {form.reason === "supplier_switch" && (
          <TextField
            name="further_previous_supplier"
            description={t("offers.further_previous_supplier_hint")}
          />
        )}
      </Row>
    </Group>
  );
}

/** How the customer pays. */
export function Payment() {
  const { t } = useTranslation();
  const { form } = useSheet();
  return (
    <Group title={t("offers.parts.payment")}>
      <Row>
        <ChoiceField
          name="payment_method"
          options={[
            ["sepa_direct_debit", t("payment_methods.sepa_direct_debit")],
            ["transfer", t("payment_methods.transfer")],
          ]}
        />
        {form.payment_method === "sepa_direct_debit" && (
          <>
            <TextField name="iban" required />
            <TextField name="account_holder" description={t("offers.account_holder_hint")} />
          </>
        )}
      </Row>
    </Group>
  );
}

/** How the order came in, and what that means for the customer's declarations. */
export function Declarations() {
  const { t } = useTranslation();
  const { form, change, problem } = useSheet();
  const waits = waitsForCustomer(form);
  return (
    <Group title={t("offers.parts.declarations")}>
      <ChoiceField
        name="channel"
        options={[
          ["telephone", t("offers.channels.telephone")],
          ["letter", t("offers.channels.letter")],
        ]}
        description={t(waits ? "offers.capture.waits_hint" : "offers.capture.counts_hint")}
      />
      {!waits && (
        <>
          <TickField name="terms" />
          {form.customer_type === "household" && <TickField name="withdrawal_information" />}
          {form.reason === "supplier_switch" && <TickField name="power_of_attorney" />}
          <TickField name="marketing_email" />
          {form.payment_method === "sepa_direct_debit" && (
            <MandateField
              file={form.mandate_file}
              onChange={(file) => change({ mandate_file: file })}
              error={faultAt(t, problem, "/mandate_document")}
            />
          )}
        </>
      )}
    </Group>
  );
}

/** Until when an offer holds, and own words. */
export function OfferWords() {
  const { t } = useTranslation();
  return (
    <Group title={t("offers.parts.offer")}>
      <Row>
        <TextField name="valid_until" type="date" description={t("offers.valid_until_hint")} required />
      </Row>
      <LongField name="personal_text" description={t("offers.personal_text_hint")} />
    </Group>
  );
}
