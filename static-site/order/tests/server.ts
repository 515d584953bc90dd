import type { Offer, OrderProgress, OrderReview, Quote } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { vi } from "vitest";
import type { SteppedHistory } from "../src/history";
import type { Server } from "../src/server";
import type { Place } from "../src/steps";

export function offer(code: string, yearlyPrice: string): Offer {
  return {
    product_code: code,
    name: code,
    yearly_price: yearlyPrice,
    bonuses: [],
    breakdown: [],
  } as unknown as Offer;
}

/** What the server says about the steps: nothing is missing but what is named. */
export function progress(steps: unknown[], next_step: OrderProgress["next_step"] = null): OrderProgress {
  return { steps, next_step, offer: null, price_changed: false, supply_start: null } as OrderProgress;
}

/** A server with two offers; its price can be changed while somebody orders. */
export function server() {
  const state = { price: "1258.33", quotes: 0 };
  const quote = () =>
    ({
      quote_id: `quote-${++state.quotes}`,
      offers: [offer("oekostrom-plus", state.price), offer("strom-klassik", "1281.32")],
      ineligible: [],
      request: { postcode: "80331", commodity: "electricity", consumption: 3500 },
    }) as unknown as Quote;
  const answers = {
    towns: vi.fn<Server["towns"]>(async (postcode) => ({ postcode, status: "known", towns: ["München"] })),
    streets: vi.fn<Server["streets"]>(async () => ({ status: "known", streets: ["Müllerstraße"] })),
    bankAccount: vi.fn<Server["bankAccount"]>(async (iban) => ({
      iban,
      formatted: iban,
      country: "DE",
      bic: "BYLADEM1001",
      bank_name: "Deutsche Kreditbank",
    })),
    startDates: vi.fn<Server["startDates"]>(async () => ({
      earliest: "2026-11-24",
      latest: "2027-11-21",
      withdrawal_period_ends: "2026-12-07",
      earliest_without_early_start: "2026-12-08",
    })),
    quote: vi.fn<Server["quote"]>(async () => quote()),
    declarations: vi.fn<Server["declarations"]>(async (_, language) => ({
      version: "1",
      texts: { terms: `terms in ${language}` },
    })),
    review: vi.fn<Server["review"]>(
      async (draft) =>
        ({
          offer: offer(draft.product_code, state.price),
          yearly_price: state.price,
          checks: [],
          declarations: {},
        }) as unknown as OrderReview,
    ),
    storedQuote: vi.fn<Server["storedQuote"]>(async () => quote()),
    progress: vi.fn<Server["progress"]>(async () => progress([])),
    save: vi.fn<Server["save"]>(async () => ({ token: "f1.signature", expires_at: "2026-12-21T09:30:00Z" })),
    resume: vi.fn<Server["resume"]>(async () => {
      throw new ApiProblem(410, "link_not_usable");
    }),
    forget: vi.fn<Server["forget"]>(async () => ({ removed: true })),
    order: vi.fn<Server["order"]>(async (request) => {
      if (request.expected_yearly_price !== state.price) throw new ApiProblem(409, "price_changed");
      return {
        order_number: "A-ZA9P-K4MZ",
        received_at: "2026-11-21T19:53:00Z",
        status: "received",
        email_masked: "j…@example.org",
        yearly_price: state.price,
        supply_start: "2026-12-08",
        start_reason: "supplier_switch",
      };
    }),
  };
  return { ...answers, state };
}

/** The browser's history, as far as the funnel uses it. */
export function browserHistory() {
  const entries: Place[] = ["consumption"];
  let at = 0;
  let listener: (place: Place) => void = () => {};
  const move = (by: number) => {
    if (!entries[at + by]) return false;
    at += by;
    listener(entries[at] as Place);
    return true;
  };
  const history: SteppedHistory = {
    place: () => entries[at] ?? null,
    replace: (place) => {
      entries[at] = place;
    },
    push: (place) => {
      entries.splice(++at, Number.POSITIVE_INFINITY, place);
    },
    back: () => move(-1),
    listen: (onPlace) => {
      listener = onPlace;
      return () => {
        listener = () => {};
      };
    },
  };
  return { history, back: () => move(-1), forward: () => move(1) };
}

/** Storage of one browser tab. */
export function tabStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    clear: () => items.clear(),
  } as Storage;
}
