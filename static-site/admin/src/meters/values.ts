import type { Meter, Reading } from "@wattwerk/ui/api/models";
import type { Formatter } from "@wattwerk/ui/format";

/** Values of registers in one line, e.g. "HT 12.345,6 kWh · NT 6.789 kWh". */
export function valuesText(values: Reading["values"], meter: Meter, format: Formatter): string {
  return values
    .map(({ kind, value }) => {
      const register = meter.registers.find((one) => one.kind === kind);
      const name = meter.type === "two_rate" ? `${kind.toUpperCase()} ` : "";
      return `${name}${format.number(value, { max: 3 })}\u00a0${register?.unit ?? ""}`;
    })
    .join(" · ");
}

/** A typed counter reading ("12.345,6" or "12345.6") as the API wants it, or null when it is none. */
export function plainValue(typed: string): string | null {
  const compact = typed.replace(/[\s\u00a0\u202f]/g, "");
  const plain = compact.includes(",") ? compact.replaceAll(".", "").replace(",", ".") : compact;
  return /^\d{1,10}(\.\d{1,3})?$/.test(plain) ? plain : null;
}
