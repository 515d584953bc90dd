import { Attempt } from "@wattwerk/ui/api/idempotency";
import type {
  BankAccount,
  Bundle,
  Language,
  Offer,
  OrderReceipt,
  OrderReview,
  Quote,
  StartDates,
  Towns,
} from "@wattwerk/ui/api/models";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { type Draft, emptyDraft } from "./draft";
import { earliestStart, type Faults } from "./rules/faults";
import type { Place } from "./steps";
import { load, save } from "./storage";

/** The price that a person saw is no longer the price that applies. */
export interface PriceChange {
  product: string;
  from: string;
  to: string;
}

export interface State {
  place: Place;
  draft: Draft;
  faults: Faults;
  towns: Towns | null;
  streets: string[];
  bankAccount: BankAccount | null;
  startDates: StartDates | null;
  /** When the other tariff of a bundle can start: gas takes longer than electricity. */
  furtherStartDates: StartDates | null;
  quote: Quote | null;
  /** Texts of the boxes to tick, literally as the order will store them; null until they are here. */
  declarations: Record<string, string> | null;
  review: OrderReview | null;
  receipt: OrderReceipt | null;
  priceChange: PriceChange | null;
  problem: ApiProblem | null;
  busy: boolean;
  /** The form is kept for another device; until when. */
  savedUntil: string | null;
  /** Somebody came back by a mailed link. */
  resumed: boolean;
  /** The form behind a mailed link is not kept any more. */
  gone: boolean;
}

/** What the page around the funnel may want to know; never who somebody is. */
export type Announce = (name: "step" | "offers" | "choice" | "saved" | "order", detail: object) => void;

/** What is known of the order so far. Every change is kept for a reload and told to whoever listens. */
export class Store {
  readonly brand: string;
  readonly attempt: Attempt;
  language: Language;
  /** The request that the quote answers, as JSON. */
  quotedFor: string;
  /** Opens the form that was kept for another device. */
  token: string | null;
  /** The deep link that was followed. */
  link: string;
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(brand: string, language: Language, wanted: Place | null) {
    const saved = load(brand);
    this.brand = brand;
    this.language = language;
    this.attempt = new Attempt(saved.attempt ?? null);
    this.quotedFor = saved.quotedFor ?? "";
    this.token = saved.token ?? null;
    this.link = saved.link ?? "";
    this.#state = {
      place: saved.receipt ? "done" : (wanted ?? saved.place ?? "consumption"),
      draft: { ...emptyDraft, ...saved.draft },
      faults: {},
      towns: null,
      streets: [],
      bankAccount: null,
      startDates: null,
      furtherStartDates: null,
      quote: saved.quote ?? null,
      declarations: null,
      review: null,
      receipt: saved.receipt ?? null,
      priceChange: null,
      problem: null,
      busy: false,
      savedUntil: null,
      resumed: false,
      gone: false,
    };
  }

  get state(): State {
    return this.#state;
  }

  get draft(): Draft {
    return this.#state.draft;
  }

  /** The chosen offer of the current quote. */
  get offer(): Offer | null {
    const { quote, draft } = this.#state;
    return quote?.offers.find((offer) => offer.product_code === draft.productCode) ?? null;
  }

  /** The tariff for the other commodity, when a bundle with it is chosen. */
  get furtherOffer(): Offer | null {
    const { quote, draft } = this.#state;
    return quote?.further_offers?.find((offer) => offer.product_code === draft.furtherProduct) ?? null;
  }

  /** The first day on which the other tariff of a bundle can start; null where there is none. */
  get furtherEarliest(): string | null {
    const { draft, furtherStartDates } = this.#state;
    return this.furtherOffer && furtherStartDates ? earliestStart(draft, furtherStartDates) : null;
  }

  get bundle(): Bundle | null {
    const { quote, draft } = this.#state;
    return quote?.bundles?.find((bundle) => bundle.bundle_code === draft.bundleCode) ?? null;
  }

  change(changed: Partial<State>): void {
    this.#state = { ...this.#state, ...changed };
    const { draft, place, quote, receipt } = this.#state;
    save(this.brand, {
      draft,
      place,
      quote,
      quotedFor: this.quotedFor,
      receipt,
      attempt: this.attempt.kept,
      token: this.token,
      link: this.link,
    });
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  forgetListeners(): void {
    this.#listeners.clear();
  }
}
