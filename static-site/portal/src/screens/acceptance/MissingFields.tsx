import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { OfferView } from "@wattwerk/ui/api/models";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { useFieldText } from "../../texts/problems";
import styles from "./Acceptance.module.css";
import { type Details, ordered } from "./answer";

interface Properties {
  offer: OfferView;
  details: Details;
  change: (part: Partial<Details>) => void;
  problem: ApiProblem | null;
}

type Text = { [Key in keyof Details]: Details[Key] extends string ? Key : never }[keyof Details];

const pointers: Partial<Record<Text, string>> = {
  street: "/supply_address/street",
  house_number: "/supply_address/house_number",
  town: "/supply_address/town",
  date_of_birth: "/person/date_of_birth",
  phone: "/person/phone",
  meter_number: "/meter/meter_number",
  previous_supplier: "/meter/previous_supplier",
  desired_date: "/start/desired_date",
  further_meter_number: "/further_supplies/0/meter/meter_number",
  further_previous_supplier: "/further_supplies/0/meter/previous_supplier",
  payment_method: "/payment/method",
  iban: "/payment/iban",
};

/** What an order needs and the offer does not say. */
export function MissingFields({ offer, details, change, problem }: Properties) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const field = (name: Text) => {
    const fault = problem?.errors.find((one) => one.pointer === pointers[name]);
    return {
      name,
      label: t(`acceptance.fields.${name}`),
      value: details[name],
      onChange: (event: { currentTarget: { value: string } }) =>
        change({ [name]: event.currentTarget.value } as Partial<Details>),
      error: fault && fieldText(fault),
    };
  };
  const further = ordered(offer, details).further[0];
  const household = offer.customer_type === "household";
  return (
    <>
      <section className={styles.part}>
        <h2>{t("acceptance.parts.supply")}</h2>
        <div className={styles.pair}>
          <TextInput {...field("street")} autoComplete="address-line1" />
          <TextInput {...field("house_number")} />
        </div>
        <div className={styles.pair}>
          <TextInput label={t("acceptance.fields.postcode")} value={offer.postcode} readOnly />
          <TextInput {...field("town")} autoComplete="address-level2" />
        </div>
        <TextInput
          {...field("meter_number")}
          description={t("acceptance.fields.meter_number_hint")}
          autoComplete="off"
        />
        {further && (
          <TextInput
            {...field("further_meter_number")}
            label={t("acceptance.fields.meter_number_of", { name: further.name })}
            autoComplete="off"
          />
        )}
        <NativeSelect
          {...field("reason")}
          data={[
            { value: "supplier_switch", label: t("acceptance.fields.reasons.supplier_switch") },
            { value: "move_in", label: t("acceptance.fields.reasons.move_in") },
          ]}
        />
        {details.reason === "supplier_switch" && (
          <TextInput {...field("previous_supplier")} autoComplete="off" />
        )}
        {further && details.reason === "supplier_switch" && (
          <TextInput
            {...field("further_previous_supplier")}
            label={t("acceptance.fields.previous_supplier_of", { name: further.name })}
            description={t("acceptance.fields.previous_supplier_hint")}
            autoComplete="off"
          />
        )}
        <TextInput
          {...field("desired_date")}
          type="date"
          description={t("acceptance.fields.desired_date_hint")}
        />
        {household && (
          <Checkbox
            iconColor="var(--ww-on-primary)"
            label={t("acceptance.fields.early_start")}
            checked={details.early_start_demanded}
            onChange={(event) => change({ early_start_demanded: event.currentTarget.checked })}
          />
        )}
      </section>
      <section className={styles.part}>
        <h2>{t("acceptance.parts.person")}</h2>
        {household && <TextInput {...field("date_of_birth")} type="date" autoComplete="bday" />}
        <TextInput {...field("phone")} type="tel" autoComplete="tel" description={t("states.optional")} />
      </section>
      <section className={styles.part}>
        <h2>{t("acceptance.parts.payment")}</h2>
        <NativeSelect
          {...field("payment_method")}
          data={[
            { value: "sepa_direct_debit", label: t("payment_methods.sepa_direct_debit") },
            { value: "transfer", label: t("payment_methods.transfer") },
          ]}
        />
        {details.payment_method === "sepa_direct_debit" && (
          <>
            <TextInput {...field("iban")} autoComplete="off" spellCheck={false} />
            <TextInput
              {...field("account_holder")}
              description={t("acceptance.fields.account_holder_hint")}
              autoComplete="name"
            />
          </>
        )}
      </section>
    </>
  );
}
