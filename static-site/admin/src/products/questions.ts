import type { ExtraField } from "@wattwerk/ui/api/models";

export type Answers = Record<string, string | string[] | boolean>;

/** The fields that appear with these answers; a field whose condition is hidden is hidden as well. */
export function shownFields(fields: ExtraField[], answers: Answers): ExtraField[] {
  const shown: ExtraField[] = [];
  for (const field of fields) {
    const condition = field.shown_when;
    const visible =
      !condition ||
      (shown.some(({ key }) => key === condition.field) &&
        values(answers[condition.field]).some((value) => condition.values.includes(value)));
    if (visible) shown.push(field);
  }
  return shown;
}

function values(answer: Answers[string] | undefined): string[] {
  if (answer === undefined) return [];
  if (typeof answer === "boolean") return [answer ? "yes" : "no"];
  return Array.isArray(answer) ? answer : [answer];
}
