import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { type RefObject, useEffect } from "react";

/** After a refusal the first faulty field gets the focus, or the first box that is missing. */
export function useFirstFault(form: RefObject<HTMLFormElement | null>, problem: ApiProblem | null): void {
  useEffect(() => {
    if (!problem) return;
    const name = problem.errors[0]?.pointer.split("/").at(-1) ?? "";
    const field =
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]") ??
      form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
    field?.focus();
  }, [form, problem]);
}
