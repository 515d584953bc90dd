import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { fieldText, type Translate } from "@wattwerk/ui/texts";

/** The sentence for the fault of one field, or null. */
export function faultAt(t: Translate, problem: ApiProblem | null, pointer: string): string | null {
  const found = problem?.errors.find((one) => one.pointer === pointer);
  return found ? fieldText(t, found) : null;
}

/** The problem as a whole, when no field of the form shows it. */
export function generalProblem(problem: ApiProblem | null, shown: string[] = []): ApiProblem | null {
  if (!problem) return null;
  const hidden = problem.errors.filter(({ pointer }) => !shown.some((one) => pointer.startsWith(one)));
  return problem.errors.length === 0 || hidden.length > 0 ? problem : null;
}

/** The faults that no field of the form shows, as sentences with their places. */
export function otherFaults(t: Translate, problem: ApiProblem | null, shown: string[]): string[] {
  return (problem?.errors ?? [])
    .filter(({ pointer }) => !shown.some((one) => pointer.startsWith(one)))
    .map((one) => `${one.pointer.slice(1).replaceAll("/", " › ")}: ${fieldText(t, one)}`);
}
