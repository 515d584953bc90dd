/** What was asked for, as people read it: the server keeps plain names and values. */
import type { Formatter } from "./format";

type Translate = (key: string) => string;

/** The value of a detail of a request: money, days and choices in words, everything else as it is. */
export function detailText(name: string, value: string, t: Translate, format: Formatter): string {
  if (/(^|_)amount$/.test(name)) return format.money(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
  if (name === "rhythm" || name === "channel") return t(`requests.delivery.${name}s.${value}`);
  if (name === "payment_method") return t(`payment_methods.${value}`);
  if (value === "true" || value === "false") return t(value === "true" ? "states.yes" : "states.no");
  return value;
}
