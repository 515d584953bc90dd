import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { Password } from "../../components/Password";
import { useFieldText, useProblemText } from "../../texts/problems";

export interface Field {
  /** Name of the field in the request; a refusal of the server finds it by this. */
  name: string;
  label: string;
  hint?: string;
  kind?: "password" | "email" | "code";
  autoComplete?: string;
  optional?: boolean;
  choices?: { value: string; label: string }[];
}

export type Values = Record<string, string>;

interface FieldsFormProps {
  fields: Field[];
  initial?: Values;
  /** A refusal to begin with, e.g. of a later step. */
  refusal?: ApiProblem | null;
  submit: string;
  danger?: boolean;
  onSubmit: (values: Values) => Promise<unknown> | undefined;
  children?: ReactNode;
}

/** A form of a few fields. Faults found here or by the server stand at their fields; nothing is lost. */
export function FieldsForm(props: FieldsFormProps) {
  const { fields, initial = {}, refusal = null, submit, danger, onSubmit, children } = props;
  const { t } = useTranslation();
  const problemText = useProblemText();
  const fieldText = useFieldText();
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ name, choices }) => [name, initial[name] ?? choices?.[0]?.value ?? ""])),
  );
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(refusal);

  const faultOf = ({ name, optional }: Field): string | null => {
    const refused = problem?.errors.find(({ pointer }) => pointer === `/${name}`);
    if (refused) return fieldText(refused);
    return tried && !optional && !values[name]?.trim() ? t("fields.required") : null;
  };
  const elsewhere =
    problem !== null &&
    !problem.errors.some(({ pointer }) => fields.some(({ name }) => pointer === `/${name}`));

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    const missing = fields.find(({ name, optional }) => !optional && !values[name]?.trim());
    if (missing) {
      form.querySelector<HTMLElement>(`[name="${missing.name}"]`)?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      await onSubmit(values);
    } catch (thrown) {
      const refused = asProblem(thrown);
      setProblem(refused);
      const first = fields.find(({ name }) => refused.errors.some(({ pointer }) => pointer === `/${name}`));
      if (first) form.querySelector<HTMLElement>(`[name="${first.name}"]`)?.focus();
    } finally {
      setSending(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {children}
      {elsewhere ? (
        <Notice live kind="error">
          <p>{problemText(problem)}</p>
        </Notice>
      ) : null}
      {fields.map((field) => {
        const common = {
          name: field.name,
          label: field.label,
          description: field.hint,
          autoComplete: field.autoComplete,
          value: values[field.name] ?? "",
          error: faultOf(field),
        };
        const change = (value: string) => {
          setValues((before) => ({ ...before, [field.name]: value }));
          setProblem(null);
        };
        if (field.choices) {
          return (
            <NativeSelect
              key={field.name}
              {...common}
              data={field.choices}
              onChange={(event) => change(event.currentTarget.value)}
            />
          );
        }
        if (field.kind === "password") {
          return (
            <Password key={field.name} {...common} onChange={(event) => change(event.currentTarget.value)} />
          );
        }
        return (
          <TextInput
            key={field.name}
            {...common}
            type={field.kind === "email" ? "email" : "text"}
            inputMode={field.kind === "code" ? "numeric" : undefined}
            maxLength={field.kind === "code" ? 6 : 120}
            onChange={(event) => change(event.currentTarget.value)}
          />
        );
      })}
      <Button type="submit" loading={sending} fullWidth color={danger ? "error" : undefined}>
        {submit}
      </Button>
    </form>
  );
}
