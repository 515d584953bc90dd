import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface ChoiceProps {
  label: string;
  value: string;
  values: readonly string[];
  /** Key of the texts that name the values; without one they name themselves. */
  texts?: string;
  /** Names of values that have no text of ours. */
  names?: Record<string, string>;
  /** Text of the empty choice; without it there is none. */
  empty?: string;
  onChange: (value: string) => void;
}

/** A choice of a few values in their words. */
export function Choice({ label, value, values, texts, names, empty, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(empty === undefined ? [] : [{ value: "", label: empty }]),
        ...values.map((one) => ({
          value: one,
          label: names?.[one] ?? (texts ? t(`${texts}.${one}`, { defaultValue: one }) : one),
        })),
      ]}
    />
  );
}
