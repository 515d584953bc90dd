import type { Language } from "./api/models";

const locales: Record<Language, string> = { de: "de-DE", en: "en-GB", fr: "fr-FR" };

/** Exact decimal as the API sends it ("1234.50"), or a number for whole quantities. */
export type Quantity = string | number;

// Making a format costs milliseconds, using it microseconds; all formatters share them.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Numbers, money and dates in the reader's language. Decimals stay strings, so no digit is lost. */
export class Formatter {
  readonly locale: string;

  constructor(readonly language: Language) {
    this.locale = locales[language];
  }

  /** Number with a smallest and a largest number of decimals. */
  number(value: Quantity, decimals: { min?: number; max?: number } = {}): string {
    const { min = 0, max = Math.max(min, 3) } = decimals;
    return this.#number(value, { minimumFractionDigits: min, maximumFractionDigits: max });
  }

  /** € with cents: "1.234,50 €". */
  money(value: Quantity): string {
    return this.#number(value, { style: "currency", currency: "EUR" });
  }

  /** € without cents where there are none: "98 €", "98,50 €". */
  shortMoney(value: Quantity): string {
    const decimals = Number(value) % 1 === 0 ? 0 : 2;
    return this.#number(value, {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  }

  /** Energy price: "32,94 ct/kWh"; at least two decimals, more only when the price has them. */
  centsPerKilowattHour(value: Quantity): string {
    return `${this.number(value, { min: 2, max: 4 })}\u00a0ct/kWh`;
  }

  /** Energy: "3.500 kWh". */
  kilowattHours(value: Quantity): string {
    return `${this.number(value, { max: 0 })}\u00a0kWh`;
  }

  percent(value: Quantity): string {
    return `${this.number(value, { max: 1 })}\u00a0%`;
  }

  /** Calendar date from "2026-11-21": "21.11.2026". */
  date(iso: string): string {
    return this.#date(calendarDate(iso), {
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
      timeZone: "UTC",
    });
  }

  /** Calendar date in words: "21. November 2026". */
  longDate(iso: string): string {
    return this.#date(calendarDate(iso), {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
  }

  /** Moment from an ISO timestamp in the utility's time zone: "21.11.2026, 14:30". */
  dateTime(iso: string, timeZone = "Europe/Berlin"): string {
    return this.#date(new Date(iso), { dateStyle: "medium", timeStyle: "short", timeZone });
  }

  #number(value: Quantity, options: Intl.NumberFormatOptions): string {
    const key = this.locale + JSON.stringify(options);
    const format = numbers.get(key) ?? new Intl.NumberFormat(this.locale, options);
    numbers.set(key, format);
    // A decimal string is formatted exactly; the type of the method lags behind the standard.
    return format.format(value as number);
  }

  #date(value: Date, options: Intl.DateTimeFormatOptions): string {
    const key = this.locale + JSON.stringify(options);
    const format = dates.get(key) ?? new Intl.DateTimeFormat(this.locale, options);
    dates.set(key, format);
    return format.format(value);
  }
}

/** Calendar dates carry no time zone; noon UTC keeps the day in every calculation. */
function calendarDate(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T12:00:00Z`);
}
