/** What a meter counted between two readings, and how that spreads over calendar years. */

export type RegisterKind = "single" | "ht" | "nt";

export interface RegisterAmount {
  kind: RegisterKind;
  value: string;
}

/** The part of a stored reading that the charts need. */
export interface CountedReading {
  date: string;
  consumption: RegisterAmount[];
  /** Energy of gas that was counted in m³. */
  energy?: { kilowatt_hours: string; estimated: boolean } | null;
}

export type Amounts = Partial<Record<RegisterKind, number>>;

/** Consumption from the day `from` up to, and not including, the day `to`. */
export interface Interval {
  from: string;
  to: string;
  days: number;
  amounts: Amounts;
  total: number;
}

/** Consumption of a calendar year; `complete` when readings cover every day of it. */
export interface Year {
  year: number;
  amounts: Amounts;
  total: number;
  days: number;
  complete: boolean;
}

const DAY = 86_400_000;

/** Number of the day since 1970, so that summer time cannot shift a date. */
function dayNumber(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / DAY;
}

function firstDayOf(year: number): number {
  return Date.UTC(year, 0, 1) / DAY;
}

/** Days from one date to another, e.g. 31 from 1 January to 1 February. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function sum(amounts: Amounts): number {
  return Object.values(amounts).reduce((total, amount) => total + amount, 0);
}

/**
 * Intervals between neighbouring readings, oldest first.
 *
 * The consumption is the one that the server worked out, because only it knows of a rollover.
 * The first reading of a meter has none and only opens the first interval.
 */
export function intervalsOf(readings: CountedReading[]): Interval[] {
  const ordered = [...readings].sort((one, other) => one.date.localeCompare(other.date));
  const intervals: Interval[] = [];
  for (let index = 1; index < ordered.length; index += 1) {
    const reading = ordered[index];
    const previous = ordered[index - 1];
    if (!reading || !previous || reading.consumption.length === 0) continue;
    const days = daysBetween(previous.date, reading.date);
    if (days <= 0) continue;
    const amounts: Amounts = {};
    for (const { kind, value } of reading.consumption) amounts[kind] = Number(value);
    intervals.push({ from: previous.date, to: reading.date, days, amounts, total: sum(amounts) });
  }
  return intervals;
}

/**
 * Consumption per calendar year, oldest first.
 *
 * An interval that crosses New Year is shared out by days: the meter does not tell more, and the
 * screen says that years are worked out from the readings.
 */
export function yearsOf(intervals: Interval[]): Year[] {
  const years = new Map<number, { amounts: Amounts; days: number }>();
  for (const interval of intervals) {
    const start = dayNumber(interval.from);
    const end = dayNumber(interval.to);
    for (let year = Number(interval.from.slice(0, 4)); firstDayOf(year) < end; year += 1) {
      const days = Math.min(end, firstDayOf(year + 1)) - Math.max(start, firstDayOf(year));
      const entry = years.get(year) ?? { amounts: {}, days: 0 };
      for (const [kind, amount] of Object.entries(interval.amounts)) {
        const register = kind as RegisterKind;
        entry.amounts[register] = (entry.amounts[register] ?? 0) + (amount * days) / interval.days;
      }
      entry.days += days;
      years.set(year, entry);
    }
  }
  return [...years.entries()]
    .sort(([one], [other]) => one - other)
    .map(([year, { amounts, days }]) => ({
      year,
      amounts,
      total: sum(amounts),
      days,
      complete: days === firstDayOf(year + 1) - firstDayOf(year),
    }));
}

/** Fewest days of a year for which a column says anything. */
const DAYS_WORTH_A_COLUMN = 28;

/** The last years for a chart; a year of which a few days are covered would look like a thrifty one. */
export function yearsToDraw(years: Year[], count: number): Year[] {
  return years.filter((year) => year.days >= DAYS_WORTH_A_COLUMN).slice(-count);
}

/** Change of the last complete year against the one before in percent, or null without two of them. */
export function yearlyTrend(years: Year[]): { year: number; percent: number } | null {
  const complete = years.filter((year) => year.complete);
  const last = complete.at(-1);
  const before = complete.at(-2);
  if (!last || !before || before.year !== last.year - 1 || before.total === 0) return null;
  return { year: last.year, percent: ((last.total - before.total) / before.total) * 100 };
}

/** The readings of a gas meter with the energy of its consumption instead of the volume. */
export function inKilowattHours(readings: CountedReading[]): CountedReading[] {
  return readings.map(({ date, energy }) => ({
    date,
    consumption: energy ? [{ kind: "single", value: energy.kilowatt_hours }] : [],
  }));
}

/** Consumption from one day up to another, or null when readings do not cover all of it. */
export function consumptionBetween(
  intervals: Interval[],
  kinds: RegisterKind[],
  from: string,
  to: string,
): number | null {
  const start = dayNumber(from);
  const end = dayNumber(to);
  let covered = 0;
  let total = 0;
  for (const interval of intervals) {
    const days = Math.min(end, dayNumber(interval.to)) - Math.max(start, dayNumber(interval.from));
    if (days <= 0) continue;
    covered += days;
    for (const kind of kinds) total += ((interval.amounts[kind] ?? 0) * days) / interval.days;
  }
  return covered === end - start && covered > 0 ? total : null;
}

/** The last twelve months that are read, and the twelve months before. */
export interface Comparison {
  from: string;
  to: string;
  current: number;
  previous: number;
  /** Change in percent. */
  percent: number;
}

/** Compare the year up to the last reading with the year before; null as long as readings are missing. */
export function comparedWithYearBefore(intervals: Interval[], kinds: RegisterKind[]): Comparison | null {
  const to = intervals.at(-1)?.to;
  if (!to) return null;
  const from = yearBefore(to);
  const current = consumptionBetween(intervals, kinds, from, to);
  const previous = consumptionBetween(intervals, kinds, yearBefore(from), from);
  if (current === null || !previous) return null;
  return { from, to, current, previous, percent: ((current - previous) / previous) * 100 };
}

function yearBefore(isoDate: string): string {
  const before = new Date(`${isoDate}T00:00:00Z`);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  return before.toISOString().slice(0, 10);
}

/** Change of a year against the one before in percent, when both are covered by readings. */
export function changeOfYear(years: Year[], year: Year, kinds: RegisterKind[]): number | null {
  const before = years.find((one) => one.year === year.year - 1);
  if (!before?.complete || !year.complete) return null;
  const sumOf = (one: Year) => kinds.reduce((total, kind) => total + (one.amounts[kind] ?? 0), 0);
  return sumOf(before) === 0 ? null : ((sumOf(year) - sumOf(before)) / sumOf(before)) * 100;
}
