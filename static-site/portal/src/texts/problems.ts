import type { ApiProblem, FieldProblem } from "@wattwerk/ui/api/problem";
import { fieldText, problemText } from "@wattwerk/ui/texts";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** The sentence for a refusal of the API. */
export function useProblemText(): (problem: ApiProblem) => string {
  const { t } = useTranslation();
  return useCallback((problem) => problemText(t, problem.code, problem.parameters), [t]);
}

/** The sentence for a field that the API refused. */
export function useFieldText(): (field: FieldProblem) => string {
  const { t } = useTranslation();
  return useCallback((field) => fieldText(t, field), [t]);
}
