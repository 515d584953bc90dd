import type { TFunction } from "i18next";
import { guardName } from "../lifecycle/words";

const GUARDS = "guards: ";

/** A note of an order's history: those of the system in words, what people wrote as they wrote it. */
export function noteText(t: TFunction, note: string): string {
  if (!note.startsWith(GUARDS)) return t(`offers.notes.${note}`, { defaultValue: note });
  const guards = note.slice(GUARDS.length).split(", ");
  return t("lifecycle.acceptance.waits", {
    guards: guards.map((guard) => guardName(t, guard)).join(", "),
  });
}
