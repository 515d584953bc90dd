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
