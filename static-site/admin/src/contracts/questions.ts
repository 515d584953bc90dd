import type { FormField } from "@wattwerk/ui/api/models";
import type { Answer } from "@wattwerk/ui/questions";
import type { TFunction } from "i18next";

/** An answer in words. */
export function answerText(field: FormField, answer: Answer | undefined, t: TFunction): string {
  if (answer === undefined || answer === "") return "";
  if (typeof answer === "boolean") return t(answer ? "contracts.yes" : "contracts.no");
  const label = (value: string) =>
    (field.choices ?? []).find((choice) => choice.value === value)?.label ?? value;
  const text = Array.isArray(answer) ? answer.map(label).join(", ") : label(answer);
  return field.unit ? `${text} ${field.unit}` : text;
}
