const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of now in a time zone, e.g. "2026-11-21": readings are dated as at the meter. */
export function todayIn(timeZone: string, now = new Date()): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  const parts = format.formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
