import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { FormField } from "@wattwerk/ui/api/models";
import { type Answer, shownQuestions } from "@wattwerk/ui/questions";
import { useTranslation } from "react-i18next";

interface QuestionFieldsProps {
  form: FormField[];
  answers: Record<string, Answer>;
  fault: (pointer: string) => string | null;
  onChange: (answers: Record<string, Answer>) => void;
}

/** The brand's own questions about a contract. */
export function QuestionFields({ form, answers, fault, onChange }: QuestionFieldsProps) {
  const { t } = useTranslation();
  return shownQuestions(form, answers).map((field) => {
    const common = {
      label: field.unit ? `${field.label} (${field.unit})` : field.label,
      description: field.help || undefined,
      required: field.required,
      error: fault(`/answers/${field.key}`),
    };
    const set = (value: Answer) => onChange({ ...answers, [field.key]: value });
    const given = answers[field.key];
    const choices = field.choices ?? [];
    switch (field.type) {
      case "yes_no":
        // Not a box: one that nobody has ticked would not tell "no" from "not asked yet".
        return (
          <NativeSelect
            key={field.key}
            {...common}
            data={[
              { value: "", label: t("contracts.choose") },
              { value: "true", label: t("contracts.yes") },
              { value: "false", label: t("contracts.no") },
            ]}
            value={typeof given === "boolean" ? String(given) : ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              set(value && value === "true");
            }}
          />
        );
      case "choice":
        return (
          <NativeSelect
            key={field.key}
            {...common}
            data={[{ value: "", label: t("contracts.choose") }, ...choices]}
            value={typeof given === "string" ? given : ""}
            onChange={(event) => set(event.currentTarget.value)}
          />
        );
      case "multiple_choice":
        return (
          <Checkbox.Group
            key={field.key}
            {...common}
            value={Array.isArray(given) ? given : []}
            onChange={(values) => set(values)}
          >
            {choices.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} mt="xs" />
            ))}
          </Checkbox.Group>
        );
      default:
        return (
          <TextInput
            key={field.key}
            {...common}
            type={field.type === "date" ? "date" : "text"}
            inputMode={field.type === "number" ? "decimal" : undefined}
            maxLength={500}
            value={typeof given === "string" ? given : ""}
            onChange={(event) => set(event.currentTarget.value)}
          />
        );
    }
  });
}
