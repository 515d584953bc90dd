import type { Bundle, Language, Offer } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { Checkout } from "./checkout";
import type { DeepLink } from "./deepLink";
import { type Answer, type Draft, emptyDraft, type Field } from "./draft";
import type { SteppedHistory } from "./history";
import { Keeping } from "./keeping";
import { LookUps } from "./lookups";
import { Offers } from "./offers";
import { answerKey } from "./questions";
import { without } from "./rules/faults";
import type { Server } from "./server";
import { type Place, type StepName, stepOf } from "./steps";
import { type Announce, type State, Store } from "./store";
import { Way } from "./way";

interface Options {
  brand: string;
  language: Language;
  server: Server;
  history: SteppedHistory;
  today: string;
  announce?: Announce;
}

/** The order as it grows, step by step. Knows no markup; whoever shows it subscribes. */
export class Funnel {
  readonly brand: string;
  readonly #store: Store;
  readonly #way: Way;
  readonly #offers: Offers;
  readonly #checkout: Checkout;
  readonly #keeping: Keeping;
  readonly #lookUps: LookUps;
  readonly #announce: Announce;
  #townLookUp: Promise<void> = Promise.resolve();

  constructor({ brand, language, server, history, today, announce = () => {} }: Options) {
    const store = new Store(brand, language, history.place());
    const way = new Way({ store, history, today, arrived: (place) => this.#arrived(place) });
    const offers = new Offers({ store, server, way, announce });
    this.brand = brand;
    this.#store = store;
    this.#way = way;
    this.#offers = offers;
    this.#announce = announce;
    this.#lookUps = new LookUps(store, server);
    this.#checkout = new Checkout({ store, server, way, offers, history, announce });
    this.#keeping = new Keeping({ store, server, way, offers, announce, towns: () => this.#lookUpTown() });
    way.begin();
    void this.#lookUpTown();
    void this.#lookUps.bank();
  }

  get state(): State {
    return this.#store.state;
  }

  get offer(): Offer | null {
    return this.#store.offer;
  }

  get furtherOffer(): Offer | null {
    return this.#store.furtherOffer;
  }

  get furtherEarliest(): string | null {
    return this.#store.furtherEarliest;
  }

  get bundle(): Bundle | null {
    return this.#store.bundle;
  }

  /** The steps of this order: those that have nothing to ask are left out. */
  get steps(): StepName[] {
    return this.#way.steps;
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  stop(): void {
    this.#way.stop();
    this.#store.forgetListeners();
  }

  /** Take over what was typed. A fault that is shown goes away as soon as it is put right. */
  set<Name extends Field>(field: Name, value: Draft[Name]): void {
    const draft = { ...this.state.draft, [field]: value };
    if (field === "commodity")
      Object.assign(draft, { twoRate: value === "heating_electricity", further: false });
    if (field === "extras") draft.bundleCode = "";
    if (field === "postcode") draft.streetMatters = false;
    this.#store.change({ draft });
    if (this.state.faults[field]) this.#blame(field);
    if (stepOf(field) !== "review") this.#store.change({ review: null });
    if (field === "postcode") void this.#lookUpTown();
    if (field === "street") void this.#lookUps.streets();
    if (field === "iban") void this.#lookUps.bank();
    if (field === "reason") void this.#lookUps.start();
  }

  /** Take over several values at once, e.g. from a helper. */
  fill(values: Partial<Draft>): void {
    const faults = without(this.state.faults, Object.keys(values));
    this.#store.change({ draft: { ...this.state.draft, ...values }, faults, review: null });
  }

  /** Take over the answer to a question of a product. */
  answer(product: string, key: string, value: Answer): void {
    const { draft, faults } = this.state;
    const answers = { ...draft.answers, [product]: { ...draft.answers[product], [key]: value } };
    this.#store.change({
      draft: { ...draft, answers },
      faults: without(faults, [answerKey(product, key)]),
      review: null,
    });
  }

  /** Check a field when it is left; an untouched empty field is not blamed yet. */
  leave(field: Field): void {
    if (this.#way.faultOf(field)?.code === "missing" && !this.state.faults[field]) return;
    this.#blame(field);
  }

  /** Finish the current step: check it here and at the server, and go on. */
  async next(): Promise<void> {
    const { place, busy } = this.state;
    if (place === "done" || place === "review" || busy) return;
    // Who types fast presses the button before the town of the postcode is known.
    if (place === "consumption") {
      this.#store.change({ busy: true });
      await this.#townLookUp;
      this.#store.change({ busy: false });
    }
    const faults = this.#way.faultsOf(place);
    const others = without(this.state.faults, this.#way.shownOn(place));
    this.#store.change({ faults: { ...others, ...faults }, problem: null });
    if (Object.keys(faults).length > 0) return;
    const passed = place === "consumption" ? await this.#offered() : await this.#keeping.passes(place);
    if (passed) this.#way.go(this.#way.following(place));
  }

  back(): void {
    this.#way.back();
  }

  /** Jump to an earlier step, or to one whose predecessors are complete. */
  goTo(place: StepName): void {
    this.#way.go(this.#way.allowed(place));
  }

  choose(productCode: string, bundle: Bundle | null = null): void {
    this.#offers.choose(productCode, bundle);
  }

  /** Speak another language; what was typed stays, the offers are fetched in it. */
  async speak(language: Language): Promise<void> {
    if (language === this.#store.language) return;
    this.#store.language = language;
    this.#store.change({ declarations: null });
    void this.#lookUps.declarations();
    if (this.state.quote && !this.state.receipt) await this.#offers.renew();
    if (this.state.place === "review") await this.loadReview();
  }

  /** Begin where a link leads: a kept form, a quote, or values that are known in advance. */
  async follow(link: DeepLink): Promise<void> {
    const mark = JSON.stringify(link);
    if (mark === this.#store.link) return;
    this.#store.link = mark;
    if (link.form) return this.#keeping.resume(link.form);
    if (this.state.receipt) this.startAgain();
    this.fill(link.values);
    if (link.values.postcode) void this.#lookUpTown();
    if (link.quote) await this.#openQuote(link.quote);
    else if (link.values.postcode && link.values.consumption && this.state.place === "consumption")
      await this.next();
    if (this.state.place === "offers" && this.#offers.include(link.product)) this.choose(link.product);
  }

  /** Keep the form and have a link mailed that opens it on any device. */
  save(email: string): Promise<boolean> {
    return this.#keeping.save(email);
  }

  loadReview(): Promise<void> {
    return this.#checkout.review();
  }

  order(): Promise<void> {
    return this.#checkout.order();
  }

  /** Agree to the price that applies now. */
  acceptPrice(): void {
    this.#store.change({ priceChange: null });
    if (!this.state.review) void this.loadReview();
  }

  /** Begin another order. Through whom somebody came here stays. */
  startAgain(): void {
    const { partner, referralCode } = this.state.draft;
    const draft = { ...emptyDraft, partner, referralCode };
    this.#store.change({ receipt: null, draft, quote: null, faults: {}, problem: null });
    this.#way.go("consumption");
  }

  #arrived(place: Place): void {
    if (place !== "done") this.#announce("step", { step: place });
    if (place === "supply") void this.#lookUps.start();
    if (place === "supply" || place === "payment") void this.#lookUps.declarations();
    if (place === "review") void this.loadReview();
  }

  /** Show the fault of a field, or none where there is none any more. */
  #blame(field: Field): void {
    const fault = this.#way.faultOf(field);
    const others = without(this.state.faults, [field]);
    this.#store.change({ faults: fault ? { ...others, [field]: fault } : others });
  }

  async #offered(): Promise<boolean> {
    try {
      await this.#offers.ask();
      return !this.#streetMissing();
    } catch (thrown) {
      await this.#checkout.refused(asProblem(thrown));
      return false;
    }
  }

  /** Ask for the street where prices depend on it. */
  #streetMissing(): boolean {
    const { quote, draft, faults } = this.state;
    if (!quote?.street_needed) return false;
    const open = (["street", "houseNumber"] as const).filter((field) => !draft[field].trim());
    const found =
      open.length > 0
        ? Object.fromEntries(open.map((field) => [field, { code: "missing" }]))
        : { houseNumber: { code: "price_depends_on_street" } };
    this.#store.change({ faults: { ...faults, ...found } });
    return true;
  }

  /** Open a quote that somebody was sent. */
  async #openQuote(quoteId: string): Promise<void> {
    this.#store.change({ busy: true });
    try {
      const quote = await this.#offers.stored(quoteId);
      await this.#lookUpTown();
      this.#offers.take(quote);
      this.#way.go(this.#way.allowed("offers"));
    } catch (thrown) {
      this.#store.change({ busy: false, problem: asProblem(thrown) });
    }
  }

  #lookUpTown(): Promise<void> {
    this.#townLookUp = this.#lookUps.towns();
    return this.#townLookUp;
  }
}
