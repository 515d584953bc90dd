import type { Brand, Language } from "@wattwerk/ui/api/models";
import type { Formatter } from "@wattwerk/ui/format";
import { fieldText, type Translate } from "@wattwerk/ui/texts";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Funnel } from "./funnel";
import type { Fault } from "./rules/faults";
import type { State } from "./store";

/** What every part of the funnel may use. */
export interface Order {
  funnel: Funnel;
  state: State;
  brand: Brand;
  language: Language;
  /** Address of the pages of the utility's self-service, e.g. `https://konto.stadtwerke.example`. */
  site: string;
  t: Translate;
  format: Formatter;
  speak: (language: Language) => void;
}

export const OrderContext = createContext<Order | null>(null);

export function useOrder(): Order {
  const order = useContext(OrderContext);
  if (!order) throw new Error("Parts of the order funnel work inside of it only");
  return order;
}

/** The sentence for a fault; dates in it in the reader's form. */
export function faultText({ t, format }: Pick<Order, "t" | "format">, fault: Fault): string {
  const parameters = Object.fromEntries(
    Object.entries(fault.parameters ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value,
    ]),
  );
  return fieldText(t, { pointer: "", code: fault.code, parameters });
}
