import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AddressDraft, Faults } from "./draft";
import styles from "./End.module.css";

interface AddressFieldsProps {
  legend: string;
  hint?: string;
  /** Beginning of the names of the faults. */
  name: string;
  address: AddressDraft;
  faults: Faults;
  onChange: (address: AddressDraft) => void;
}

/** Street, house number, postcode and town. */
export function AddressFields({ legend, hint, name, address, faults, onChange }: AddressFieldsProps) {
  const { t } = useTranslation();
  const field = (part: keyof AddressDraft, autoComplete: string) => {
    const fault = faults[`${name}.${part}`];
    return (
      <TextInput
        name={`${name}.${part}`}
        label={t(`cancellation.fields.${part}`)}
        autoComplete={autoComplete}
        maxLength={part === "house_number" ? 12 : part === "postcode" ? 5 : 120}
        {...(part === "postcode" && { inputMode: "numeric" as const })}
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
    </fieldset>
  );
}
