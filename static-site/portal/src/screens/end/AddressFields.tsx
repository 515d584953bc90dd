import { NativeSelect, TextInput } from "@mantine/core";
import { countryChoices } from "@wattwerk/ui/countries";
import { useTranslation } from "react-i18next";
import type { AddressDraft, Faults } from "./draft";
import styles from "./End.module.css";

interface AddressFieldsProps {
  legend: string;
  hint?: string;
  /** Beginning of the names of the faults. */
  name: string;
  address: AddressDraft;
  /** Whether the address may be in another country; places that we supply are not. */
  abroad?: boolean;
  faults: Faults;
  onChange: (address: AddressDraft) => void;
}

/** Street, house number, postcode and town, perhaps in another country. */
export function AddressFields(props: AddressFieldsProps) {
  const { legend, hint, name, address, abroad = false, faults, onChange } = props;
  const { t, i18n } = useTranslation();
  const postcode =
    address.country === "DE" ? { maxLength: 5, inputMode: "numeric" as const } : { maxLength: 12 };
  const field = (part: keyof AddressDraft, autoComplete: string) => {
    const fault = faults[`${name}.${part}`];
    return (
      <TextInput
        name={`${name}.${part}`}
        label={t(`cancellation.fields.${part}`)}
        autoComplete={autoComplete}
        maxLength={part === "house_number" ? 12 : 120}
        {...(part === "postcode" && postcode)}
        value={address[part]}
        onChange={(event) => onChange({ ...address, [part]: event.currentTarget.value })}
        error={fault && t(fault)}
      />
    );
  };
  return (
    <fieldset className={styles.fieldset}>
      <legend>{legend}</legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      <div className={styles.wide}>
        {field("street", "address-line1")}
        {field("house_number", "off")}
      </div>
      <div className={styles.narrow}>
        {field("postcode", "postal-code")}
        {field("town", "address-level2")}
      </div>
      {abroad ? (
        <NativeSelect
          name={`${name}.country`}
          label={t("requests.bills.country")}
          autoComplete="country"
          data={countryChoices(i18n.language, address.country)}
          value={address.country}
          onChange={(event) => onChange({ ...address, country: event.currentTarget.value })}
        />
      ) : null}
    </fieldset>
  );
}
