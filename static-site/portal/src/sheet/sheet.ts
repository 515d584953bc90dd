/** Several meters on one sheet: one day, and what each meter shows. Meters may be left out. */
import type { Commodity, Register } from "@wattwerk/ui/api/models";
import type { FieldProblem } from "@wattwerk/ui/api/problem";
import { type Faults, faultsOf, type Kind, reportOf, type Window } from "../screens/report/draft";
import type { PostalAddress } from "../texts/names";

export type SheetRegister = Pick<
  Register,
  "kind" | "digits" | "decimals" | "unit" | "last_value" | "last_date"
>;

/** A meter as the sheet needs it. */
export interface SheetMeter {
  meter_id: string;
  meter_number: string;
  commodity: Commodity;
  address: PostalAddress;
  registers: SheetRegister[];
  window: Window;
}

export interface SheetDraft {
  date: string;
  /** What was typed, by meter and register. */
  values: Record<string, Partial<Record<Kind, string>>>;
}

export interface SheetReport {
  meter_id: string;
  date: string;
  values: { kind: Kind; value: string }[];
  confirmed: boolean;
  comment: string;
}

/** Most meters that go out together; the server takes no more. */
export const MOST_REPORTS = 12;

/** Meters that can be reported now, in their order. */
export function reportable(meters: SheetMeter[]): SheetMeter[] {
  return meters.filter(({ window }) => window.from <= window.to).slice(0, MOST_REPORTS);
}

/** First and last day on which at least one of the meters can be reported. */
export function commonWindow(meters: SheetMeter[]): Window {
  const froms = meters.map(({ window }) => window.from).sort();
  const tos = meters.map(({ window }) => window.to).sort();
  return { from: froms[0] ?? "", to: tos.at(-1) ?? "" };
}

export function emptySheet(today: string, meters: SheetMeter[]): SheetDraft {
  const { to } = commonWindow(meters);
  return { date: to && today > to ? to : today, values: {} };
}

/** True when anything was typed for a meter. */
export function isStarted(draft: SheetDraft, meter: SheetMeter): boolean {
  return Object.values(draft.values[meter.meter_id] ?? {}).some((text) => text.trim() !== "");
}

/** Faults of a meter that can be told without asking the server; an untouched meter has none. */
export function sheetFaults(draft: SheetDraft, meter: SheetMeter): Faults {
  if (!isStarted(draft, meter)) return { date: null, values: {} };
  return faultsOf(
    { date: draft.date, values: draft.values[meter.meter_id] ?? {}, comment: "" },
    meter,
    meter.window,
  );
}

/** The reports to send, or null while a meter is unfinished or none was touched. */
export function reportsOf(
  draft: SheetDraft,
  meters: SheetMeter[],
  confirmed: ReadonlySet<string>,
): SheetReport[] | null {
  const reports: SheetReport[] = [];
  for (const meter of meters) {
    if (!isStarted(draft, meter)) continue;
    const report = singleReport(draft, meter, confirmed.has(meter.meter_id));
    if (!report) return null;
    reports.push(report);
  }
  return reports.length > 0 ? reports : null;
}

/** The report of one meter, or null while something is missing. */
export function singleReport(draft: SheetDraft, meter: SheetMeter, confirmed = false): SheetReport | null {
  const own = { date: draft.date, values: draft.values[meter.meter_id] ?? {}, comment: "" };
  const report = reportOf(own, meter, meter.window);
  if (!report) return null;
  const values = report.values.map(({ kind, value }) => ({ kind, value: String(value) }));
  return { meter_id: meter.meter_id, date: draft.date, values, confirmed, comment: "" };
}

/** What the server refused, by the meter that it is about. */
export function refusalsByMeter(
  problems: FieldProblem[],
  reports: SheetReport[],
): Record<string, FieldProblem[]> {
  const found: Record<string, FieldProblem[]> = {};
  for (const problem of problems) {
    const place = /^\/reports\/(\d+)(\/.*)?$/.exec(problem.pointer);
    const meter = reports[Number(place?.[1] ?? -1)]?.meter_id ?? "";
    found[meter] = [...(found[meter] ?? []), { ...problem, pointer: place?.[2] ?? problem.pointer }];
  }
  return found;
}
