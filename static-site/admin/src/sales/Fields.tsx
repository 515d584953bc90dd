import { Checkbox, NativeSelect, Textarea, TextInput, type TextInputProps } from "@mantine/core";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { faultAt } from "../detail/faults";
import { type Form, pointers } from "./form";
import styles from "./Sales.module.css";

interface Sheet {
  form: Form;
  change: (part: Partial<Form>) => void;
  problem: ApiProblem | null;
}

export const SheetContext = createContext<Sheet | null>(null);

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext);
  if (!sheet) throw new Error("SheetContext is missing");
  return sheet;
}

/** Hints stand below the field, so that fields beside each other begin at one height. */
const hintBelow: TextInputProps["inputWrapperOrder"] = ["label", "input", "description", "error"];

type Name<Value> = { [Key in keyof Form]: Form[Key] extends Value ? Key : never }[keyof Form];

function useField(name: keyof Form) {
  const { t } = useTranslation();
  const { problem } = useSheet();
  return {
    label: t(`offers.fields.${name}`),
    error: pointers[name] ? faultAt(t, problem, pointers[name]) : null,
  };
}

/** A line of text. */
export function TextField({ name, ...more }: { name: Name<string> } & TextInputProps) {
  const { form, change } = useSheet();
  return (
    <TextInput
      {...useField(name)}
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      autoComplete="off"
      inputWrapperOrder={hintBelow}
      {...more}
    />
  );
}

/** Several lines of text. */
export function LongField({ name, description }: { name: Name<string>; description?: string }) {
  const { form, change } = useSheet();
  return (
    <Textarea
      {...useField(name)}
      description={description}
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      rows={4}
      maxLength={2000}
    />
  );
}

/** One of a few. */
export function ChoiceField({
  name,
  options,
  description,
}: {
  name: Name<string>;
  options: [value: string, label: string][];
  description?: string | undefined;
}) {
  const { form, change } = useSheet();
  return (
    <NativeSelect
      {...useField(name)}
      description={description}
      inputWrapperOrder={hintBelow}
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value } as Partial<Form>)}
      data={options.map(([value, label]) => ({ value, label }))}
    />
  );
}

/** A box to tick. */
export function TickField({ name }: { name: Name<boolean> }) {
  const { form, change } = useSheet();
  return (
    <Checkbox
      {...useField(name)}
      iconColor="var(--ww-on-primary)"
      checked={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.checked })}
    />
  );
}

/** A titled part of the sheet. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Fields beside each other where there is room. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
