import type { Language } from "./api/models";

const locales: Record<Language, string> = { de: "de-DE", en: "en-GB", fr: "fr-FR" };

/** Exact decimal as the API sends it ("1234.50"), or a number for whole quantities. */
export type Quantity = string | number;

/** Numbers, money and dates in the reader's language. Decimals stay strings, so no digit is lost. */
export class Formatter {
  readonly locale: string;

  constructor(readonly language: Language) {
    this.locale = locales[language];
  }

  /** Number with a fixed or a largest number of decimals. */
  number(value: Quantity, decimals: { min?: number; max?: number } = {}): string {
    const { min = 0, max = Math.max(min, 3) } = decimals;
    const format = new Intl.NumberFormat(this.locale, {
      minimumFractionDigits: min,
      maximumFractionDigits: max,
    });
    return format.format(value as number);
  }

  /** € with cents: "1.234,50 €". */
  money(value: Quantity): string {
    return new Intl.NumberFormat(this.locale, { style: "currency", currency: "EUR" }).format(value as number);
  }

  /** € without cents where there are none: "98 €", "98,50 €". */
  shortMoney(value: Quantity): string {
    const whole = Number(value) % 1 === 0;
    return new Intl.NumberFormat(this.locale, {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: whole ? 0 : 2,
      maximumFractionDigits: whole ? 0 : 2,
    }).format(value as number);
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
    return new Intl.DateTimeFormat(this.locale, {
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
      timeZone: "UTC",
    }).format(calendarDate(iso));
  }

  /** Calendar date in words: "21. November 2026". */
  longDate(iso: string): string {
    return new Intl.DateTimeFormat(this.locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(calendarDate(iso));
  }

  /** Moment from an ISO timestamp in the utility's time zone: "21.11.2026, 14:30". */
  dateTime(iso: string, timeZone = "Europe/Berlin"): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
      new Date(iso),
    );
  }
}

/** Calendar dates carry no time zone; noon UTC keeps the day in every calculation. */
function calendarDate(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T12:00:00Z`);
}
