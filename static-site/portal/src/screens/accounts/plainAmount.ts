/**
 * The amount in € that somebody typed ("1.234,50", "95", "95.5 €") as the API wants it ("1234.50"),
 * or null when it is none.
 */
export function plainAmount(typed: string): string | null {
  const compact = typed.replace(/[\s\u00a0\u202f€]/g, "");
  const match = /^(\d{1,3}(?:[.,’']\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(compact);
  if (!match?.[1]) return null;
  const whole = match[1].replace(/\D/g, "");
  const cents = (match[2] ?? "").padEnd(2, "0");
  return Number(whole) === 0 && Number(cents) === 0 ? null : `${Number(whole)}.${cents}`;
}
