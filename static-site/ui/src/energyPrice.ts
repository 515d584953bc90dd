import type { Offer } from "./api/models";
import type { Formatter } from "./format";
import type { Translate } from "./texts";

type Priced = Pick<Offer, "energy_price" | "energy_blocks">;

/** The kWh of one of several blocks: "bis 2.500 kWh", "2.500 bis 5.000 kWh", "ab 5.000 kWh". */
export function blockRange(t: Translate, format: Formatter, begins: number[], place: number): string {
  const from = begins[place] ?? 0;
  const next = begins[place + 1];
  if (next === undefined) return t("units.block_last", { from: format.kilowattHours(from) });
  const to = format.kilowattHours(next);
  if (place === 0) return t("units.block_first", { to });
  return t("units.block_next", { from: format.number(from, { max: 0 }), to });
}

/** What a kWh costs; of a graduated price every block: "35,70 ct/kWh (bis 2.500 kWh) · 29,75 ct/kWh (ab 2.500 kWh)". */
export function energyPriceText(t: Translate, format: Formatter, priced: Priced): string {
  const blocks = priced.energy_blocks ?? [];
  if (blocks.length < 2) return format.centsPerKilowattHour(priced.energy_price);
  const begins = blocks.map(({ from_kwh }) => from_kwh);
  return blocks
    .map(
      (block, place) =>
        `${format.centsPerKilowattHour(block.energy_price)} (${blockRange(t, format, begins, place)})`,
    )
    .join(" · ");
}

interface Step {
  component: string;
  from_kwh?: number | null;
}

/** Of a graduated price the kWh to which a step of a price change belongs, in brackets; else nothing. */
export function stepRange(t: Translate, format: Formatter, steps: Step[], step: Step): string {
  const begins = steps.flatMap(({ from_kwh }) => (from_kwh == null ? [] : [from_kwh]));
  if (step.from_kwh == null || begins.length < 2) return "";
  return ` (${blockRange(t, format, begins, begins.indexOf(step.from_kwh))})`;
}
