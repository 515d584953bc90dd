import { Attempt, newIdempotencyKey } from "@wattwerk/ui/api/idempotency";
import type {
  BankAccount,
  Bundle,
  Language,
  Offer,
  OrderReceipt,
  OrderReview,
  Quote,
  ResumedOrder,
  StartDates,
  Towns,
} from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { Formatter } from "@wattwerk/ui/format";
import type { DeepLink } from "./deepLink";
import { type Answer, type Draft, emptyDraft, type Field } from "./draft";
import type { SteppedHistory } from "./history";
import { LookUps } from "./lookups";
import { answerFaults, answerKey, askingProducts } from "./questions";
import { draftOf, faultsAtFields, orderDraft, quoteRequest, unfinishedOrder } from "./requests";
import { type Facts, type Faults, faultOf, faultsOf, without } from "./rules/faults";
import type { Server } from "./server";
import { fieldsOf, type Place, type StepName, stepOf, steps } from "./steps";
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
}

/** What the page around the funnel may want to know; never who somebody is. */
export type Announce = (name: "step" | "offers" | "choice" | "saved" | "order", detail: object) => void;

/** Refusals that new offers cure; quotes that expired long ago are not found any more. */
const outdated = ["quote_expired", "quote_changed", "price_changed", "product_not_available", "not_found"];

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
  #language: Language;
  #state: State;
  #quotedFor: string;
  #token: string | null;
  #link: string;
  readonly #server: Server;
  readonly #history: SteppedHistory;
  readonly #today: string;
  readonly #announce: Announce;
  readonly #attempt: Attempt;
  readonly #lookUps: LookUps;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #townLookUp: Promise<void> = Promise.resolve();

  constructor({ brand, language, server, history, today, announce }: Options) {
    this.brand = brand;
    this.#language = language;
    this.#server = server;
    this.#history = history;
    this.#today = today;
    this.#announce = announce ?? (() => {});
    const saved = load(brand);
    this.#attempt = new Attempt(saved.attempt ?? null);
    this.#quotedFor = saved.quotedFor ?? "";
    this.#token = saved.token ?? null;
    this.#link = saved.link ?? "";
    this.#state = {
      place: "consumption",
      draft: { ...emptyDraft, ...saved.draft },
      faults: {},
      towns: null,
      streets: [],
      bankAccount: null,
      startDates: null,
      quote: saved.quote ?? null,
      declarations: null,
      review: null,
      receipt: saved.receipt ?? null,
      priceChange: null,
      problem: null,
      busy: false,
      savedUntil: null,
      resumed: false,
    };
    this.#lookUps = new LookUps({
      brand,
      server,
      state: () => this.#state,
      language: () => this.#language,
      change: (changed) => this.#change(changed),
    });
    const place = this.#allowed(saved.receipt ? "done" : (history.place() ?? saved.place ?? "consumption"));
    this.#state = { ...this.#state, place };
    history.replace(place);
    this.#stopListening = history.listen((wanted) => this.#arrive(this.#allowed(wanted)));
    this.#arrive(place);
    this.#townLookUp = this.#lookUps.towns();
    void this.#lookUps.bank();
  }

  get state(): State {
    return this.#state;
  }

  /** The chosen offer of the current quote. */
  get offer(): Offer | null {
    const { quote, draft } = this.#state;
    return quote?.offers.find((offer) => offer.product_code === draft.productCode) ?? null;
  }

  get bundle(): Bundle | null {
    const { quote, draft } = this.#state;
    return quote?.bundles?.find((bundle) => bundle.bundle_code === draft.bundleCode) ?? null;
  }

  /** The steps of this order: those that have nothing to ask are left out. */
  get steps(): StepName[] {
    return steps.filter((step) => this.#applies(step));
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#stopListening();
    this.#listeners.clear();
  }

  /** Take over what was typed. A fault that is shown goes away as soon as it is put right. */
  set<Name extends Field>(field: Name, value: Draft[Name]): void {
    const draft = { ...this.#state.draft, [field]: value };
    if (field === "commodity")
      Object.assign(draft, { twoRate: value === "heating_electricity", further: false });
    if (field === "extras") draft.bundleCode = "";
    const faults = { ...this.#state.faults };
    if (faults[field]) {
      const fault = faultOf(field, draft, this.#facts);
      if (fault) faults[field] = fault;
      else delete faults[field];
    }
    this.#change({ draft, faults });
    if (stepOf(field) !== "review") this.#change({ review: null });
    if (field === "postcode") this.#townLookUp = this.#lookUps.towns();
    if (field === "street") void this.#lookUps.streets();
    if (field === "iban") void this.#lookUps.bank();
    if (field === "reason") void this.#lookUps.start();
  }

  /** Take over several values at once, e.g. from a helper. */
  fill(values: Partial<Draft>): void {
    const faults = without(this.#state.faults, Object.keys(values));
    this.#change({ draft: { ...this.#state.draft, ...values }, faults, review: null });
  }

  /** Take over the answer to a question of a product. */
  answer(product: string, key: string, value: Answer): void {
    const { draft, faults } = this.#state;
    const answers = { ...draft.answers, [product]: { ...draft.answers[product], [key]: value } };
    this.#change({
      draft: { ...draft, answers },
      faults: without(faults, [answerKey(product, key)]),
      review: null,
    });
  }

  /** Check a field when it is left; an untouched empty field is not blamed yet. */
  leave(field: Field): void {
    const fault = faultOf(field, this.#state.draft, this.#facts);
    if (fault?.code === "missing" && !this.#state.faults[field]) return;
    const others = without(this.#state.faults, [field]);
    this.#change({ faults: fault ? { ...others, [field]: fault } : others });
  }

  /** Finish the current step: check it here and at the server, and go on. */
  async next(): Promise<void> {
    const place = this.#state.place;
    if (place === "done" || place === "review" || this.#state.busy) return;
    // Who types fast presses the button before the town of the postcode is known.
    if (place === "consumption") {
      this.#change({ busy: true });
      await this.#townLookUp;
      this.#change({ busy: false });
    }
    const faults = this.#faultsOf(place);
    const others = without(this.#state.faults, [...fieldsOf[place], ...this.#answerKeys]);
    this.#change({ faults: { ...others, ...faults }, problem: null });
    if (Object.keys(faults).length > 0) return;
    const passed = place === "consumption" ? await this.#quote() : await this.#passes(place);
    if (passed) this.#go(this.#following(place));
  }

  back(): void {
    const all = this.steps;
    const before = all[all.indexOf(this.#state.place as StepName) - 1];
    if (!before || this.#history.back()) return;
    this.#history.replace(before);
    this.#arrive(before);
  }

  /** Jump to an earlier step, or to one whose predecessors are complete. */
  goTo(place: StepName): void {
    this.#go(this.#allowed(place));
  }

  /** The tariff for the other commodity, when a bundle with it is chosen. */
  get furtherOffer(): Offer | null {
    const { quote, draft } = this.#state;
    return quote?.further_offers?.find((offer) => offer.product_code === draft.furtherProduct) ?? null;
  }

  choose(productCode: string, bundle: Bundle | null = null): void {
    const { draft, quote } = this.#state;
    const extra = new Set((quote?.extra_products ?? []).map((product) => product.product_code));
    const further = new Set((quote?.further_offers ?? []).map((offer) => offer.product_code));
    const bundled = (bundle?.parts ?? []).map((part) => part.product_code).filter((code) => extra.has(code));
    this.#change({
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
    const price = bundle?.yearly_price ?? this.offer?.yearly_price;
    this.#announce("choice", { product: productCode, bundle: bundle?.bundle_code, yearly_price: price });
    this.#go(this.#following("offers"));
  }

  /** Speak another language; what was typed stays, the offers are fetched in it. */
  async speak(language: Language): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    this.#change({ declarations: null });
    void this.#lookUps.declarations();
    if (this.#state.quote && !this.#state.receipt) await this.#renewQuote();
    if (this.#state.place === "review") await this.loadReview();
  }

  /** Begin where a link leads: a kept form, a quote, or values that are known in advance. */
  async follow(link: DeepLink): Promise<void> {
    const mark = JSON.stringify(link);
    if (mark === this.#link) return;
    this.#link = mark;
    if (link.form) return this.#resume(link.form);
    if (this.#state.receipt) this.startAgain();
    this.fill(link.values);
    if (link.values.postcode) this.#townLookUp = this.#lookUps.towns();
    if (link.quote) await this.#openQuote(link.quote);
    else if (link.values.postcode && link.values.consumption && this.#state.place === "consumption")
      await this.next();
    if (this.#state.place === "offers" && this.#sold(link.product)) this.choose(link.product);
  }

  /** Keep the form and have a link mailed that opens it on any device. */
  async save(email: string): Promise<boolean> {
    this.#change({ busy: true, problem: null });
    try {
      const saved = await this.#server.save(this.#form(), email, this.#token);
      this.#token = saved.token;
      this.#change({ busy: false, savedUntil: saved.expires_at });
      this.#announce("saved", {});
      return true;
    } catch (thrown) {
      this.#change({ busy: false, problem: asProblem(thrown) });
      return false;
    }
  }

  /** Let the server check everything and show what would be ordered (§ 312j (2) BGB). */
  async loadReview(renewed = false): Promise<void> {
    const draft = this.#order();
    if (!draft) return;
    this.#change({ busy: true, problem: null });
    try {
      const review = await this.#server.review(draft);
      this.#change({ review, declarations: review.declarations, busy: false });
      this.#notePrice(
        review.offer.name,
        this.offer?.yearly_price ?? review.yearly_price,
        review.yearly_price,
      );
    } catch (thrown) {
      await this.#refused(asProblem(thrown), !renewed);
    }
  }

  /** Order with obligation to pay. Pressing twice orders once. */
  async order(): Promise<void> {
    const { review, busy, priceChange } = this.#state;
    const faults = this.#faultsOf("review");
    this.#change({ faults });
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
    const key = this.#attempt.keyFor(request);
    this.#change({ busy: true, problem: null });
    try {
      const receipt = await this.#server.order(request, key);
      this.#attempt.finish();
      if (this.#token) void this.#server.forget(this.#token).catch(() => null);
      this.#token = null;
      this.#change({
        receipt,
        busy: false,
        place: "done",
        draft: emptyDraft,
        quote: null,
        review: null,
        savedUntil: null,
        resumed: false,
      });
      this.#history.replace("done");
      this.#announce("order", {
        order_number: receipt.order_number,
        product: draft.product_code,
        commodity: review.offer.commodity,
        yearly_price: receipt.yearly_price,
      });
    } catch (thrown) {
      await this.#refused(asProblem(thrown));
    }
  }

  /** Agree to the price that applies now. */
  acceptPrice(): void {
    this.#change({ priceChange: null });
    if (!this.#state.review) void this.loadReview();
  }

  /** Begin another order. Through whom somebody came here stays. */
  startAgain(): void {
    const { partner, referralCode } = this.#state.draft;
    const draft = { ...emptyDraft, partner, referralCode };
    this.#change({ receipt: null, draft, quote: null, faults: {}, problem: null });
    this.#go("consumption");
  }

  get #facts(): Facts {
    return { today: this.#today, startDates: this.#state.startDates };
  }

  get #asking() {
    return askingProducts(this.#state.draft, this.#state.quote, this.offer);
  }

  get #answerKeys(): string[] {
    return Object.keys(this.#state.faults).filter((key) => key.startsWith("answers/"));
  }

  #order() {
    const { quote, draft } = this.#state;
    const offer = this.offer;
    return quote && offer ? orderDraft(this.brand, this.#language, draft, quote, offer) : null;
  }

  #form() {
    const { quote, draft } = this.#state;
    return unfinishedOrder(this.brand, this.#language, draft, quote, this.offer);
  }

  #sold(productCode: string): boolean {
    return Boolean(this.#state.quote?.offers.some((offer) => offer.product_code === productCode));
  }

  #applies(step: StepName): boolean {
    if (step !== "extras") return true;
    const own = this.offer?.extra_fields ?? [];
    return own.length + (this.#state.quote?.extra_products ?? []).length > 0;
  }

  #faultsOf(step: StepName): Faults {
    const own = faultsOf(step, this.#state.draft, this.#facts);
    return step === "extras" ? { ...own, ...answerFaults(this.#state.draft, this.#asking) } : own;
  }

  /** The next step that still needs something, so that a correction leads straight back to the review. */
  #following(place: StepName): StepName {
    const next = steps.slice(steps.indexOf(place) + 1).filter((step) => this.#applies(step));
    const offered = place === "offers" && next[0] === "extras";
    return offered ? "extras" : (next.find((step) => step === "review" || !this.#complete(step)) ?? "review");
  }

  #complete(step: StepName): boolean {
    if (!this.#applies(step)) return true;
    if (step === "offers" && !this.offer) return false;
    return Object.keys(this.#faultsOf(step)).length === 0;
  }

  #allowed(wanted: Place): Place {
    if (this.#state.receipt) return "done";
    if (wanted === "done") return "consumption";
    const before = steps.slice(0, steps.indexOf(wanted));
    const open = before.find((step) => !this.#complete(step));
    if (open === "offers" && !this.#state.quote) return "consumption";
    if (wanted === "offers" && !this.#state.quote) return "consumption";
    return open ?? wanted;
  }

  #go(place: Place): void {
    if (place !== this.#state.place) this.#history.push(place);
    this.#arrive(place);
  }

  #arrive(place: Place): void {
    this.#change({ place, problem: null });
    if (place !== "done") this.#announce("step", { step: place });
    if (place === "supply") void this.#lookUps.start();
    if (place === "supply" || place === "payment") void this.#lookUps.declarations();
    if (place === "review") void this.loadReview();
  }

  /** Ask the server whether a step is complete. When it cannot be reached, the review will tell. */
  async #passes(place: StepName): Promise<boolean> {
    this.#change({ busy: true });
    const progress = await this.#server.progress(this.#form()).catch(() => null);
    this.#change({ busy: false });
    const found = progress?.steps.find((step) => step.name === place)?.faults ?? [];
    const faults = faultsAtFields(
      found.map(({ pointer, code, parameters }) => ({ pointer, code, parameters: parameters ?? {} })),
      this.#asking,
    );
    // A fault that no field of this step shows would hold somebody up without a word.
    const shown = Object.keys(faults).some(
      (key) => key.startsWith("answers/") || fieldsOf[place].includes(key as Field),
    );
    if (shown) this.#change({ faults: { ...this.#state.faults, ...faults } });
    return !shown;
  }

  async #quote(): Promise<boolean> {
    const request = quoteRequest(this.brand, this.#state.draft);
    if (this.#state.quote && this.#quotedFor === JSON.stringify(request)) return true;
    this.#change({ busy: true, problem: null });
    try {
      const quote = await this.#server.quote(request, this.#language, newIdempotencyKey());
      // Another place or consumption is another price: the offer is chosen anew.
      this.#take(quote, JSON.stringify(request), {
        productCode: "",
        bundleCode: "",
        furtherProduct: "",
      });
      return true;
    } catch (thrown) {
      await this.#refused(asProblem(thrown));
      return false;
    }
  }

  #take(quote: Quote, quotedFor: string, draft: Partial<Draft>): void {
    this.#quotedFor = quotedFor;
    this.#change({ quote, busy: false, draft: { ...this.#state.draft, ...draft } });
    const { postcode, commodity, consumption } = quote.request;
    this.#announce("offers", {
      quote: quote.quote_id,
      postcode,
      commodity,
      consumption,
      count: quote.offers.length,
    });
  }

  /** Open a quote that somebody was sent. */
  async #openQuote(quoteId: string): Promise<void> {
    this.#change({ busy: true });
    try {
      const quote = await this.#server.storedQuote(quoteId);
      const { request } = quote;
      const format = new Formatter(this.#language);
      const offPeak = request.consumption_off_peak ?? null;
      this.fill({
        commodity: request.commodity,
        customerType: request.customer_type ?? "household",
        postcode: request.postcode,
        town: request.town ?? "",
        twoRate: offPeak !== null,
        consumption: format.number(request.consumption),
        consumptionOffPeak: offPeak === null ? "" : format.number(offPeak),
        productCode: "",
        bundleCode: "",
        furtherProduct: "",
        further: (request.further_supplies ?? []).length > 0,
        furtherConsumption: format.number(request.further_supplies?.[0]?.consumption ?? 0),
      });
      this.#townLookUp = this.#lookUps.towns();
      await this.#townLookUp;
      this.#take(quote, JSON.stringify(quoteRequest(this.brand, this.#state.draft)), {});
      this.#go(this.#allowed("offers"));
    } catch (thrown) {
      this.#change({ busy: false, problem: asProblem(thrown) });
    }
  }

  /** Go on with a form that was kept, where it stopped. */
  async #resume(token: string): Promise<void> {
    this.#change({ busy: true });
    try {
      const kept = await this.#server.resume(token);
      this.#token = token;
      await this.#takeUp(kept);
    } catch (thrown) {
      this.#change({ busy: false, problem: asProblem(thrown) });
    }
  }

  async #takeUp({ form, progress, expires_at }: ResumedOrder): Promise<void> {
    const format = new Formatter(this.#language);
    const values = draftOf(form, (kilowattHours) => format.number(kilowattHours));
    this.#change({
      draft: { ...emptyDraft, ...values },
      receipt: null,
      quote: null,
      faults: {},
      savedUntil: expires_at,
      resumed: true,
    });
    this.#townLookUp = this.#lookUps.towns();
    await this.#townLookUp;
    const quote = form.quote_id ? await this.#server.storedQuote(form.quote_id).catch(() => null) : null;
    if (quote) this.#take(quote, JSON.stringify(quoteRequest(this.brand, this.#state.draft)), {});
    else if (progress.next_step !== "consumption") await this.#renewQuote();
    this.#change({ busy: false });
    this.#go(this.#allowed(progress.next_step ?? "review"));
  }

  /** Ask for the same offers again, because they expired or another language is spoken. */
  async #renewQuote(): Promise<void> {
    const seen = this.offer;
    this.#change({ busy: true });
    try {
      const request = quoteRequest(this.brand, this.#state.draft);
      const quote = await this.#server.quote(request, this.#language, newIdempotencyKey());
      this.#quotedFor = JSON.stringify(request);
      this.#change({ quote, busy: false, review: null });
    } catch (thrown) {
      this.#change({ busy: false, problem: asProblem(thrown) });
      return;
    }
    if (!seen) return;
    const now = this.offer;
    if (now) {
      this.#notePrice(now.name, seen.yearly_price, now.yearly_price);
      return;
    }
    this.#change({ draft: { ...this.#state.draft, productCode: "", bundleCode: "" } });
    this.#go("offers");
    this.#change({ problem: new ApiProblem(409, "product_not_available") });
  }

  #notePrice(product: string, from: string, to: string): void {
    if (Number(from) !== Number(to)) this.#change({ priceChange: { product, from, to } });
  }

  async #refused(problem: ApiProblem, mayRenew = true): Promise<void> {
    if (mayRenew && outdated.includes(problem.code)) {
      await this.#renewQuote();
      const { priceChange, place, problem: newProblem } = this.#state;
      if (!newProblem && !priceChange && place === "review") await this.loadReview(true);
      return;
    }
    const faults = faultsAtFields(problem.errors, this.#asking);
    this.#change({ busy: false, problem, faults: { ...this.#state.faults, ...faults } });
  }

  #change(changed: Partial<State>): void {
    this.#state = { ...this.#state, ...changed };
    const { draft, place, quote, receipt } = this.#state;
    save(this.brand, {
      draft,
      place,
      quote,
      quotedFor: this.#quotedFor,
      receipt,
      attempt: this.#attempt.kept,
      token: this.#token,
      link: this.#link,
    });
    for (const listener of this.#listeners) listener();
  }
}
