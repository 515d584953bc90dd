import { Checkbox, NativeSelect, Radio, TextInput } from "@mantine/core";
import type { FormField } from "@wattwerk/ui/api/models";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { type Answer, type Answers, shownQuestions } from "@wattwerk/ui/questions";
import { useTranslation } from "react-i18next";
import { useFieldText } from "../../texts/problems";
import styles from "./Acceptance.module.css";

interface Properties {
  name: string;
  form: FormField[];
  answers: Answers;
  /** Where the order has the answers. */
  at: string;
  problem: ApiProblem | null;
  change: (answers: Answers) => void;
}

/** A product's own questions, those that appear with the answers so far. */
export function Questions({ name, form, answers, at, problem, change }: Properties) {
  const { t } = useTranslation();
  if (form.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{t("acceptance.questions", { name })}</h2>
      {shownQuestions(form, answers).map((field) => (
        <Question
          key={field.key}
          field={field}
          given={answers[field.key]}
          pointer={`${at}/${field.key}`}
          problem={problem}
          set={(answer) => change({ ...answers, [field.key]: answer })}
        />
      ))}
    </section>
  );
}

interface QuestionProperties {
  field: FormField;
  given: Answer | undefined;
  pointer: string;
  problem: ApiProblem | null;
  set: (answer: Answer) => void;
}

function Question({ field, given, pointer, problem, set }: QuestionProperties) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const fault = problem?.errors.find((one) => one.pointer === pointer);
  const common = {
    label: field.unit ? `${field.label} (${field.unit})` : field.label,
    description: field.help || (field.required ? undefined : t("states.optional")),
    error: fault && fieldText(fault),
  };
  const choices = field.choices ?? [];
  const text = typeof given === "string" ? given : "";
  if (field.type === "yes_no") {
    return (
      <Radio.Group
        {...common}
        value={typeof given === "boolean" ? String(given) : ""}
        onChange={(value) => set(value === "true")}
      >
        <div className={styles.options}>
          <Radio value="true" label={t("states.yes")} />
          <Radio value="false" label={t("states.no")} />
        </div>
      </Radio.Group>
    );
  }
  if (field.type === "choice") {
    return (
      <NativeSelect
        {...common}
        data={[{ value: "", label: t("acceptance.choose") }, ...choices]}
        value={text}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  }
  if (field.type === "multiple_choice") {
    return (
      <Checkbox.Group {...common} value={Array.isArray(given) ? given : []} onChange={set}>
        <div className={styles.options}>
          {choices.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} iconColor="var(--ww-on-primary)" />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  return (
    <TextInput
      {...common}
      type={field.type === "date" ? "date" : "text"}
      inputMode={field.type === "number" ? "decimal" : undefined}
      maxLength={500}
      autoComplete="off"
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
