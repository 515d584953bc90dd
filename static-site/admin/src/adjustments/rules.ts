import type { AdjustmentTerms } from "@wattwerk/ui/api/models";
import { plainNumber } from "../contracts/dialog";

export const prices = ["base_price", "energy_price", "energy_price_off_peak"] as const;
export type PriceName = (typeof prices)[number];
export type RuleKind = "stays" | "to" | "by" | "by_percent";

/** The rule of one price as it is being typed. */
export interface TypedRule {
  how: RuleKind;
  value: string;
}

/** The rule as the API wants it; a price that stays has none. */
export function ruleOf({ how, value }: TypedRule, decimalSign: string): AdjustmentTerms["base_price"] {
  if (how === "stays") return null;
  return { how, value: plainNumber(value.replace("−", "-"), decimalSign) };
}

/** The unit of a rule's value: that of the price, or percent. */
export function unitOf(how: RuleKind, price: PriceName): string {
  if (how === "by_percent") return "%";
  return price === "base_price" ? "€/month" : "ct/kWh";
}

/** A block of a graduated price as it is being typed. */
export interface TypedBlock {
  from: string;
  price: string;
}

/** The new prices block by block as the API wants them; the first block begins at 0 kWh. */
export function blocksOf(blocks: TypedBlock[], decimalSign: string): AdjustmentTerms["energy_blocks"] {
  return blocks.map(({ from, price }, place) => ({
    from_kwh: place === 0 ? 0 : Number(from.replace(/\D/g, "")),
    energy_price: plainNumber(price, decimalSign),
  }));
}
