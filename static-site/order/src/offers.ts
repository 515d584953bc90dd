import { newIdempotencyKey } from "@wattwerk/ui/api/idempotency";
import type { Bundle, Quote } from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { Formatter } from "@wattwerk/ui/format";
import type { Draft } from "./draft";
import { quoteRequest } from "./requests";
import type { Server } from "./server";
import type { Announce, Store } from "./store";
import type { Way } from "./way";

interface Surroundings {
  store: Store;
  server: Server;
  way: Way;
  announce: Announce;
}

/** Tariffs for a place and a consumption: asked for, opened by a link, asked for again, chosen. */
export class Offers {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Ask for offers, unless they answer the same question already. */
  async ask(): Promise<void> {
    const { store, server } = this.#around;
    const request = quoteRequest(store.brand, store.draft);
    if (store.state.quote && store.quotedFor === JSON.stringify(request)) return;
    store.change({ busy: true, problem: null });
    const quote = await server.quote(request, store.language, newIdempotencyKey());
    // Another place or consumption is another price: the offer is chosen anew.
    this.#take(quote, { productCode: "", bundleCode: "", furtherProduct: "" });
    store.quotedFor = JSON.stringify(request);
  }

  /** Take over what somebody was sent: the quote, and what it was asked for. */
  async stored(quoteId: string): Promise<Quote> {
    const quote = await this.#around.server.storedQuote(quoteId);
    const { request } = quote;
    const format = new Formatter(this.#around.store.language);
    const offPeak = request.consumption_off_peak ?? null;
    this.#fill({
      commodity: request.commodity,
      customerType: request.customer_type ?? "household",
      postcode: request.postcode,
      town: request.town ?? "",
      ...(request.street && { street: request.street, houseNumber: request.house_number ?? "" }),
      twoRate: offPeak !== null,
      consumption: format.number(request.consumption),
      consumptionOffPeak: offPeak === null ? "" : format.number(offPeak),
      productCode: "",
      bundleCode: "",
      furtherProduct: "",
      further: (request.further_supplies ?? []).length > 0,
      furtherConsumption: format.number(request.further_supplies?.[0]?.consumption ?? 0),
    });
    return quote;
  }

  /** Go on with a quote that answers what the form says now. */
  take(quote: Quote): void {
    this.#take(quote, {});
  }

  /** Ask for the same offers again, because they expired or another language is spoken. */
  async renew(): Promise<void> {
    const { store, server, way } = this.#around;
    const seen = store.offer;
    store.change({ busy: true });
    try {
      const request = quoteRequest(store.brand, store.draft);
      const quote = await server.quote(request, store.language, newIdempotencyKey());
      store.quotedFor = JSON.stringify(request);
      store.change({ quote, busy: false, review: null });
    } catch (thrown) {
      store.change({ busy: false, problem: asProblem(thrown) });
      return;
    }
    if (!seen) return;
    const now = store.offer;
    if (now) {
      this.notePrice(now.name, seen.yearly_price, now.yearly_price);
      return;
    }
    this.#fill({ productCode: "", bundleCode: "" });
    way.go("offers");
    store.change({ problem: new ApiProblem(409, "product_not_available") });
  }

  /** Take a tariff, alone or as part of a bundle. */
  choose(productCode: string, bundle: Bundle | null): void {
    const { store, way, announce } = this.#around;
    const { draft, quote } = store.state;
    const extra = new Set((quote?.extra_products ?? []).map((product) => product.product_code));
    const further = new Set((quote?.further_offers ?? []).map((offer) => offer.product_code));
    const bundled = (bundle?.parts ?? []).map((part) => part.product_code).filter((code) => extra.has(code));
    store.change({
      draft: {
        ...draft,
        productCode,
        bundleCode: bundle?.bundle_code ?? "",
        furtherProduct: bundle?.parts.find((part) => further.has(part.product_code))?.product_code ?? "",
        extras: bundle ? [...new Set([...draft.extras, ...bundled])] : draft.extras,
      },
      faults: {},
      review: null,
      priceChange: null,
    });
    const price = bundle?.yearly_price ?? store.offer?.yearly_price;
    announce("choice", { product: productCode, bundle: bundle?.bundle_code, yearly_price: price });
    way.go(way.following("offers"));
  }

  /** Whether a tariff is among the offers. */
  include(productCode: string): boolean {
    return Boolean(
      this.#around.store.state.quote?.offers.some((offer) => offer.product_code === productCode),
    );
  }

  notePrice(product: string, from: string, to: string): void {
    if (Number(from) !== Number(to)) this.#around.store.change({ priceChange: { product, from, to } });
  }

  #take(quote: Quote, draft: Partial<Draft>): void {
    const { store, announce } = this.#around;
    const streetMatters = quote.street_matters ?? false;
    store.change({ quote, busy: false, draft: { ...store.draft, streetMatters, ...draft } });
    store.quotedFor = JSON.stringify(quoteRequest(store.brand, store.draft));
    const { postcode, commodity, consumption } = quote.request;
    const count = quote.offers.length;
    announce("offers", { quote: quote.quote_id, postcode, commodity, consumption, count });
  }

  #fill(values: Partial<Draft>): void {
    const { store } = this.#around;
    store.change({ draft: { ...store.draft, ...values }, review: null });
  }
}
