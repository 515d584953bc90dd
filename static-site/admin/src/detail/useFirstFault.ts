import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { type RefObject, useEffect } from "react";

/** After a refusal the first faulty field of a form gets the focus. */
export function useFirstFault(form: RefObject<HTMLFormElement | null>, problem: ApiProblem | null): void {
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [form, problem]);
}
