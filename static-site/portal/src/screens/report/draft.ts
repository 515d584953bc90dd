import type { ReadingReport, Verdict } from "@wattwerk/ui/api/models";
import type { FieldProblem } from "@wattwerk/ui/api/problem";
import { type Counter, parsed } from "../../meters/counter";

export type Kind = Verdict["kind"];

/** What has to be known of a meter to read it. */
export interface Counters {
  registers: readonly (Counter & { kind: Kind })[];
}

/** What a customer has entered so far; kept as typed. */
export interface Draft {
  date: string;
  values: Partial<Record<Kind, string>>;
  comment: string;
}

/** Days on which a reading may be reported, both included. */
export interface Window {
  from: string;
  to: string;
}

export type DateFault = "date_missing" | "date_outside";
export type ValueFault = "value_missing" | "value_not_a_number" | "value_too_many_digits";

export interface Faults {
  date: DateFault | null;
  values: Partial<Record<Kind, ValueFault>>;
}

/** An empty report; the date is today, or the last day on which one may be reported. */
export function emptyDraft(today: string, window: Window): Draft {
  return { date: today > window.to ? window.to : today, values: {}, comment: "" };
}

/** Faults that can be told without asking the server. */
export function faultsOf(draft: Draft, meter: Counters, window: Window): Faults {
  const faults: Faults = { date: null, values: {} };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.date)) faults.date = "date_missing";
  else if (draft.date < window.from || draft.date > window.to) faults.date = "date_outside";
  for (const register of meter.registers) {
    const entry = parsed(draft.values[register.kind] ?? "", register);
    if (entry.state === "empty") faults.values[register.kind] = "value_missing";
    if (entry.state === "not_a_number") faults.values[register.kind] = "value_not_a_number";
    if (entry.state === "too_many_digits") faults.values[register.kind] = "value_too_many_digits";
  }
  return faults;
}

export function isFaultless(faults: Faults): boolean {
  return faults.date === null && Object.keys(faults.values).length === 0;
}

/** The report to send, with the registers in the order of the meter; null as long as something is missing. */
export function reportOf(
  draft: Draft,
  meter: Counters,
  window: Window,
  confirmed = false,
): ReadingReport | null {
  if (!isFaultless(faultsOf(draft, meter, window))) return null;
  const values = meter.registers.map((register) => {
    const entry = parsed(draft.values[register.kind] ?? "", register);
    return { kind: register.kind, value: entry.state === "value" ? entry.value : "" };
  });
  return { date: draft.date, values, confirmed, comment: draft.comment.trim() };
}

/** The register that a fault reported by the server is about, or null when it is about something else. */
export function registerOf(problem: FieldProblem, meter: Counters): Kind | null {
  const place = /^\/values\/(\d+)/.exec(problem.pointer)?.[1];
  return place === undefined ? null : (meter.registers[Number(place)]?.kind ?? null);
}

/** The same report with peak and off-peak exchanged. */
export function swapped(draft: Draft): Draft {
  return { ...draft, values: { ...draft.values, ht: draft.values.nt ?? "", nt: draft.values.ht ?? "" } };
}

/** Read a draft that the browser kept; anything unexpected counts as none. */
export function draftFromText(text: string | null): Draft | null {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<Draft> | null;
    if (typeof kept?.date !== "string" || typeof kept.values !== "object" || !kept.values) return null;
    return { date: kept.date, values: kept.values, comment: String(kept.comment ?? "") };
  } catch {
    return null;
  }
}
