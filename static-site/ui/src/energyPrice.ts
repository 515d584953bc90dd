import type { Offer } from "./api/models";
import type { Formatter } from "./format";
import type { Translate } from "./texts";

type Priced = Pick<Offer, "energy_price" | "energy_blocks">;

/** What a kWh costs; of a graduated price every block: "35,70 ct/kWh (bis 2.500 kWh) · 29,75 ct/kWh (ab 2.500 kWh)". */
export function energyPriceText(t: Translate, format: Formatter, priced: Priced): string {
  const blocks = priced.energy_blocks ?? [];
  if (blocks.length < 2) return format.centsPerKilowattHour(priced.energy_price);
  return blocks
    .map((block, place) => {
      const next = blocks[place + 1];
      const values = {
        from: format.number(block.from_kwh, { max: 0 }),
        to: format.kilowattHours(next?.from_kwh ?? 0),
      };
      const range =
        place === 0
          ? t("units.block_first", values)
          : next
            ? t("units.block_next", values)
            : t("units.block_last", { from: format.kilowattHours(block.from_kwh) });
      return `${format.centsPerKilowattHour(block.energy_price)} (${range})`;
    })
    .join(" · ");
}
