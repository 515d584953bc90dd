import type { FormField } from "@wattwerk/ui/api/models";
import type { TFunction } from "i18next";

export type Answer = boolean | string | string[];

/** The questions that appear with these answers; one whose condition is hidden is hidden. */
export function shownQuestions(form: FormField[], answers: Record<string, Answer>): FormField[] {
  const shown = new Set<string>();
  return form.filter((field) => {
    const condition = field.shown_when;
    const visible =
      !condition ||
      (shown.has(condition.field) &&
        valuesOf(answers[condition.field]).some((value) => condition.values.includes(value)));
    if (visible) shown.add(field.key);
    return visible;
  });
}

/** An answer in words. */
export function answerText(field: FormField, answer: Answer | undefined, t: TFunction): string {
  if (answer === undefined || answer === "") return "";
  if (typeof answer === "boolean") return t(answer ? "contracts.yes" : "contracts.no");
  const label = (value: string) =>
    (field.choices ?? []).find((choice) => choice.value === value)?.label ?? value;
  const text = Array.isArray(answer) ? answer.map(label).join(", ") : label(answer);
  return field.unit ? `${text} ${field.unit}` : text;
}

function valuesOf(answer: Answer | undefined): string[] {
  if (answer === undefined) return [];
  if (typeof answer === "boolean") return [answer ? "yes" : "no"];
  return Array.isArray(answer) ? answer : [answer];
}
