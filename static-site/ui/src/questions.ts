import type { FormField } from "./api/models";

export type Answer = boolean | string | string[];
export type Answers = Record<string, Answer>;

type Question = Pick<FormField, "key" | "shown_when">;

/** The questions that appear with these answers; one whose condition is hidden is hidden. */
export function shownQuestions<Asked extends Question>(form: Asked[], answers: Answers): Asked[] {
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

/** Only the answers to questions that appear, as the API takes them. */
export function keptAnswers(form: FormField[], answers: Answers): Answers {
  const kept = shownQuestions(form, answers).flatMap(({ key, type }): [string, Answer][] => {
    const answer = answers[key];
    if (answer === undefined || isOpen(answer)) return [];
    return [[key, type === "number" && typeof answer === "string" ? answer.replace(",", ".") : answer]];
  });
  return Object.fromEntries(kept);
}

/** Whether a question has no answer yet. */
export const isOpen = (answer: Answer | undefined): boolean => valuesOf(answer).length === 0;

function valuesOf(answer: Answer | undefined): string[] {
  if (answer === undefined || answer === "") return [];
  if (typeof answer === "boolean") return [answer ? "yes" : "no"];
  return Array.isArray(answer) ? answer : [answer];
}
