import type { FormField, Offer, Quote } from "@wattwerk/ui/api/models";
import { isOpen, keptAnswers, shownQuestions } from "@wattwerk/ui/questions";
import type { Answer, Answers, Draft } from "./draft";
import type { Fault } from "./rules/faults";

/** Something with questions of its own: the tariff, or what is ordered along with it. */
export interface Asking {
  product_code: string;
  name: string;
  extra_fields?: FormField[];
}

/** Where the fault of an answer is kept among the faults of fields. */
export type AnswerKey = `answers/${string}/${string}`;

export const answerKey = (product: string, key: string): AnswerKey => `answers/${product}/${key}`;

/** The products whose questions are asked: the chosen tariff and what is ordered along with it. */
export function askingProducts(draft: Draft, quote: Quote | null, offer: Offer | null): Asking[] {
  const chosen = (quote?.extra_products ?? []).filter(({ product_code }) =>
    draft.extras.includes(product_code),
  );
  return [...(offer ? [offer] : []), ...chosen];
}

/** Only the answers to questions that appear, as the API takes them. */
export function answersTo(product: Asking, draft: Draft): Answers {
  return keptAnswers(product.extra_fields ?? [], draft.answers[product.product_code] ?? {});
}

/** What is wrong with one answer; the server looks again. */
export function answerFault(field: FormField, answer: Answer | undefined): Fault | null {
  if (isOpen(answer)) return field.required ? { code: "missing" } : null;
  if (field.type === "number" && typeof answer === "string") {
    const number = Number(answer.replace(",", "."));
    if (!/^-?\d{1,12}([.,]\d{1,6})?$/.test(answer.trim())) return { code: "decimal_parsing" };
    if (field.minimum != null && number < Number(field.minimum))
      return { code: "greater_than_equal", parameters: { ge: field.minimum } };
    if (field.maximum != null && number > Number(field.maximum))
      return { code: "less_than_equal", parameters: { le: field.maximum } };
  }
  return null;
}

/** Everything that is wrong with the answers. */
export function answerFaults(draft: Draft, products: Asking[]): Record<AnswerKey, Fault> {
  const faults: Record<AnswerKey, Fault> = {};
  for (const product of products) {
    const given = draft.answers[product.product_code] ?? {};
    for (const field of shownQuestions(product.extra_fields ?? [], given)) {
      const fault = answerFault(field, given[field.key]);
      if (fault) faults[answerKey(product.product_code, field.key)] = fault;
    }
  }
  return faults;
}
