import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { emptyDraft } from "./draft";
import type { SteppedHistory } from "./history";
import type { Offers } from "./offers";
import { faultsAtFields, orderDraft } from "./requests";
import type { Server } from "./server";
import type { Announce, Store } from "./store";
import type { Way } from "./way";

/** Refusals that new offers cure; quotes that expired long ago are not found any more. */
const outdated = ["quote_expired", "quote_changed", "price_changed", "product_not_available", "not_found"];

interface Surroundings {
  store: Store;
  server: Server;
  way: Way;
  offers: Offers;
  history: SteppedHistory;
  announce: Announce;
}

/** The end of the way: everything on one page as the server sees it, and the order itself. */
export class Checkout {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Let the server check everything and show what would be ordered (§ 312j (2) BGB). */
  async review(renewed = false): Promise<void> {
    const { store, server, offers } = this.#around;
    const draft = this.#order();
    if (!draft) return;
    store.change({ busy: true, problem: null });
    try {
      const review = await server.review(draft);
      store.change({ review, declarations: review.declarations, busy: false });
      const seen = store.offer?.yearly_price ?? review.yearly_price;
      offers.notePrice(review.offer.name, seen, review.yearly_price);
    } catch (thrown) {
      await this.refused(asProblem(thrown), !renewed);
    }
  }

  /** Order with obligation to pay. Pressing twice orders once. */
  async order(): Promise<void> {
    const { store, server, way, history, announce } = this.#around;
    const { review, busy, priceChange } = store.state;
    const faults = way.faultsOf("review");
    store.change({ faults });
    const draft = this.#order();
    if (!draft || !review || busy || priceChange || Object.keys(faults).length > 0) return;
    const request = {
      ...draft,
      expected_yearly_price: review.yearly_price,
      further_supplies: (draft.further_supplies ?? []).map((part, index) => ({
        ...part,
        expected_yearly_price: review.further_supplies?.[index]?.offer.yearly_price ?? null,
      })),
    };
    const key = store.attempt.keyFor(request);
    store.change({ busy: true, problem: null });
    try {
      const receipt = await server.order(request, key);
      store.attempt.finish();
      if (store.token) void server.forget(store.token).catch(() => null);
      store.token = null;
      store.change({
        receipt,
        busy: false,
        place: "done",
        draft: emptyDraft,
        quote: null,
        review: null,
        savedUntil: null,
        resumed: false,
      });
      history.replace("done");
      announce("order", {
        order_number: receipt.order_number,
        product: draft.product_code,
        commodity: review.offer.commodity,
        yearly_price: receipt.yearly_price,
      });
    } catch (thrown) {
      await this.refused(asProblem(thrown));
    }
  }

  /** Show a refusal at the fields where it belongs; what new offers cure is cured once. */
  async refused(problem: ApiProblem, mayRenew = true): Promise<void> {
    const { store, offers, way } = this.#around;
    if (mayRenew && outdated.includes(problem.code)) {
      await offers.renew();
      const { priceChange, place, problem: newProblem } = store.state;
      if (!newProblem && !priceChange && place === "review") await this.review(true);
      return;
    }
    const faults = faultsAtFields(problem.errors, way.asking);
    store.change({ busy: false, problem, faults: { ...store.state.faults, ...faults } });
  }

  #order() {
    const { brand, language, draft, offer, state, furtherEarliest } = this.#around.store;
    return state.quote && offer
      ? orderDraft(brand, language, draft, state.quote, offer, furtherEarliest)
      : null;
  }
}
