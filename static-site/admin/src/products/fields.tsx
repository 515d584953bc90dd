import { Checkbox, Input, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { MultilingualText } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import styles from "./Products.module.css";
import { languages, noText } from "./product";

interface MultilingualProperties {
  label: string;
  value: MultilingualText | null;
  change: (value: MultilingualText) => void;
  long?: boolean;
  /** What is wrong with it in a language. */
  fault?: (language: string) => string | undefined;
}

/** A text in every language in which customers are addressed, side by side. */
export function MultilingualField({ label, value, change, long, fault }: MultilingualProperties) {
  const { t } = useTranslation();
  const text = value ?? noText;
  return (
    <fieldset className={styles.multilingual}>
      <legend>{label}</legend>
      {languages.map((language) => {
        const properties = {
          label: t(`products.languages.${language}`),
          "aria-label": `${label}, ${t(`products.languages.${language}`)}`,
          value: text[language],
          lang: language,
          error: fault?.(language),
          onChange: (event: { currentTarget: { value: string } }) =>
            change({ ...text, [language]: event.currentTarget.value }),
        };
        return long ? (
          <Textarea key={language} rows={3} {...properties} />
        ) : (
          <TextInput key={language} {...properties} />
        );
      })}
    </fieldset>
  );
}

interface NumberProperties {
  label: string;
  value: string | number | null | undefined;
  change: (value: string) => void;
  unit?: string;
  description?: string;
  error?: string | undefined;
}

/** A number as people type it, with a decimal comma or point. */
export function NumberField({ label, value, change, unit, description, error }: NumberProperties) {
  return (
    <TextInput
      label={unit ? `${label} (${unit})` : label}
      description={description}
      inputMode="decimal"
      value={value === null || value === undefined ? "" : String(value).replace(".", ",")}
      onChange={(event) => change(event.currentTarget.value.trim().replace(",", "."))}
      error={error}
    />
  );
}

interface DayProperties {
  label: string;
  value: string | null | undefined;
  change: (value: string | null) => void;
  description?: string;
  error?: string | undefined;
}

/** A day, or none. */
export function DayField({ label, value, change, description, error }: DayProperties) {
  return (
    <TextInput
      type="date"
      label={label}
      description={description}
      value={value ?? ""}
      onChange={(event) => change(event.currentTarget.value || null)}
      error={error}
    />
  );
}

interface SelectionProperties<Value extends string> {
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  change: (value: Value) => void;
  description?: string;
  error?: string | undefined;
}

/** One of a few values. */
export function Selection<Value extends string>(properties: SelectionProperties<Value>) {
  const { label, value, options, change, description, error } = properties;
  return (
    <NativeSelect
      label={label}
      description={description}
      error={error}
      value={value}
      data={options}
      onChange={(event) => change(event.currentTarget.value as Value)}
    />
  );
}

interface SeveralProperties<Value extends string> {
  label: string;
  values: Value[];
  options: { value: Value; label: string }[];
  change: (values: Value[]) => void;
  error?: string | undefined;
}

/** Any of a few values. */
export function Several<Value extends string>(properties: SeveralProperties<Value>) {
  const { label, values, options, change, error } = properties;
  return (
    <fieldset className={styles.several}>
      <legend>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={values.includes(option.value)}
            onChange={(event) =>
              change(
                event.currentTarget.checked
                  ? [...values, option.value]
                  : values.filter((value) => value !== option.value),
              )
            }
          />
        ))}
      </div>
      {error && <Input.Error>{error}</Input.Error>}
    </fieldset>
  );
}
