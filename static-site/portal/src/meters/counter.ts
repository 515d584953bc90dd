/** Reading what a person types from a meter: digits, perhaps a comma, perhaps a thousands separator. */

/** Size of a counter: wheels before and after the comma. */
export interface Counter {
  digits: number;
  decimals: number;
}

export type Entry =
  | { state: "empty" }
  | { state: "value"; value: string }
  | { state: "not_a_number" }
  | { state: "too_many_digits" };

/** One visible wheel; `digit` is null as long as nothing was typed for it. */
export interface Wheel {
  digit: number | null;
  decimal: boolean;
}

/**
 * Keep what can stand on a meter: digits and one comma. Blanks and other signs are left out.
 *
 * In a pasted "1.234,5" or "1,234.5" the last separator is the comma; "1.234.567" has none.
 */
export function cleaned(text: string): string {
  const kept = text.replace(/[^\d.,]/g, "");
  const last = Math.max(kept.lastIndexOf(","), kept.lastIndexOf("."));
  if (last < 0) return kept;
  const separator = kept[last] ?? ",";
  const digitsOf = (part: string) => part.replace(/\D/g, "");
  if (separator === "." && kept.indexOf(".") !== last) return digitsOf(kept);
  const comma = separator === "," ? kept.indexOf(",") : last;
  return `${digitsOf(kept.slice(0, comma))},${digitsOf(kept.slice(comma))}`;
}

/**
 * Turn what was typed into a value with a decimal point.
 *
 * Decimals beyond those of the meter are cut, as a meter shows the begun unit; digits before the
 * comma beyond its wheels are refused, because then the wrong number was read.
 */
export function parsed(text: string, counter: Counter): Entry {
  const [whole = "", decimals = ""] = cleaned(text).split(",");
  if (whole === "" && decimals === "")
    return text.trim() === "" ? { state: "empty" } : { state: "not_a_number" };
  const significant = whole.replace(/^0+(?=\d)/, "");
  if (significant.length > counter.digits) return { state: "too_many_digits" };
  const shown = decimals.slice(0, counter.decimals);
  return { state: "value", value: shown === "" ? significant || "0" : `${significant || "0"}.${shown}` };
}

/** The wheels for what was typed: whole digits stand at the right, before the comma, as on the device. */
export function wheels(text: string, counter: Counter): Wheel[] {
  const [whole = "", decimals = ""] = cleaned(text).split(",");
  const width = Math.max(counter.digits, whole.length);
  const before = whole.padStart(width, " ");
  const after = decimals.slice(0, counter.decimals).padEnd(counter.decimals, " ");
  const wheel = (sign: string, decimal: boolean): Wheel => ({
    digit: sign === " " ? null : Number(sign),
    decimal,
  });
  return [...[...before].map((sign) => wheel(sign, false)), ...[...after].map((sign) => wheel(sign, true))];
}

/** Index of the wheel in front of which the text cursor stands; equal to the count at the very end. */
export function wheelAtCaret(text: string, caret: number, counter: Counter): number {
  const comma = text.indexOf(",");
  const wholeLength = comma < 0 ? text.length : comma;
  const width = Math.max(counter.digits, wholeLength);
  if (comma < 0 || caret <= comma) return width - wholeLength + caret;
  return Math.min(width + caret - comma - 1, width + counter.decimals);
}

/** Text cursor for a wheel that was touched: in front of its digit, or the nearest place that has one. */
export function caretAtWheel(text: string, wheel: number, counter: Counter): number {
  const comma = text.indexOf(",");
  const wholeLength = comma < 0 ? text.length : comma;
  const width = Math.max(counter.digits, wholeLength);
  if (wheel < width) return Math.max(0, wheel - (width - wholeLength));
  return comma < 0 ? text.length : Math.min(comma + 1 + wheel - width, text.length);
}

/** A stored value in the form in which it stands on the meter, e.g. "004711,5". */
export function asOnMeter(value: string, counter: Counter): string {
  const [whole = "", decimals = ""] = value.split(".");
  const before = whole.padStart(counter.digits, "0");
  const after = decimals.slice(0, counter.decimals).padEnd(counter.decimals, "0");
  return counter.decimals === 0 ? before : `${before},${after}`;
}
