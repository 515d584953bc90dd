import type { KeptAttempt } from "@wattwerk/ui/api/idempotency";
import type { OrderReceipt, Quote } from "@wattwerk/ui/api/models";
import type { Draft } from "./draft";
import type { Place } from "./steps";

/** What survives a reload of the page. It ends with the browser tab. */
export interface Saved {
  draft: Draft;
  place: Place;
  quote: Quote | null;
  /** The request that the quote answers, as JSON. */
  quotedFor: string;
  receipt: OrderReceipt | null;
  /** An order on its way, so that a reload does not order twice. */
  attempt: KeptAttempt | null;
  /** Opens the form that was kept for another device. */
  token: string | null;
  /** The deep link that was followed; a reload must not undo what was typed since. */
  link: string;
}

const key = (brand: string) => `wattwerk.order.${brand}`;

export function load(brand: string): Partial<Saved> {
  try {
    return JSON.parse(sessionStorage.getItem(key(brand)) ?? "{}") as Partial<Saved>;
  } catch {
    return {};
  }
}

export function save(brand: string, saved: Saved): void {
  try {
    sessionStorage.setItem(key(brand), JSON.stringify(saved));
  } catch {
    // Storage may be full or forbidden: the order goes on, only a reload would lose it.
  }
}
