/** Whole days from one day to another, both as ISO dates; negative when the other is past. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
