import type { BrandState } from "@wattwerk/ui/api/models";
import type { FieldProblem } from "@wattwerk/ui/api/problem";
import type { Path } from "./schema";

/** What every part of the settings is given: the edited state, and how to change it. */
export interface PartProps {
  state: BrandState;
  change: (path: Path, value: unknown) => void;
  faults: FieldProblem[];
}
