import { Attempt, newIdempotencyKey } from "@wattwerk/ui/api/idempotency";
import type {
  BankAccount,
  Language,
  Offer,
  OrderReceipt,
  OrderReview,
  Quote,
  StartDates,
  Towns,
} from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type Draft, emptyDraft, type Field } from "./draft";
import type { SteppedHistory } from "./history";
import { faultsAtFields, orderDraft, quoteRequest } from "./requests";
import { type Facts, type Faults, faultOf, faultsOf } from "./rules/faults";
import { compactIban, isIban } from "./rules/iban";
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
}

/** Refusals that new offers cure; quotes that expired long ago are not found any more. */
const outdated = ["quote_expired", "quote_changed", "price_changed", "product_not_available", "not_found"];

interface Options {
  brand: string;
  language: Language;
  server: Server;
  history: SteppedHistory;
  today: string;
}

/** The order as it grows, step by step. Knows no markup; whoever shows it subscribes. */
export class Funnel {
  readonly brand: string;
  #language: Language;
  #state: State;
  #quotedFor: string;
  readonly #server: Server;
  readonly #history: SteppedHistory;
  readonly #today: string;
  readonly #attempt: Attempt;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #townLookUp: Promise<void> = Promise.resolve();

  constructor({ brand, language, server, history, today }: Options) {
    this.brand = brand;
    this.#language = language;
    this.#server = server;
    this.#history = history;
    this.#today = today;
    const saved = load(brand);
    this.#attempt = new Attempt(saved.attempt ?? null);
    this.#quotedFor = saved.quotedFor ?? "";
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
    };
    const place = this.#allowed(saved.receipt ? "done" : (history.place() ?? saved.place ?? "consumption"));
    this.#state = { ...this.#state, place };
    history.replace(place);
    this.#stopListening = history.listen((wanted) => this.#arrive(this.#allowed(wanted)));
    this.#arrive(place);
    this.#townLookUp = this.#lookUpTowns();
    void this.#lookUpBank();
  }

  get state(): State {
    return this.#state;
  }

  /** The chosen offer of the current quote. */
  get offer(): Offer | null {
    const { quote, draft } = this.#state;
    return quote?.offers.find((offer) => offer.product_code === draft.productCode) ?? null;
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
    const before = this.#state.draft;
    const draft = { ...before, [field]: value };
    if (field === "commodity") draft.twoRate = value === "heating_electricity";
    const shown = Object.keys(this.#state.faults) as Field[];
    const still = shown.map((name) => [
      name,
      name === field ? faultOf(name, draft, this.#facts) : this.#state.faults[name],
    ]);
    this.#change({ draft, faults: Object.fromEntries(still.filter(([, fault]) => fault)) });
    if (stepOf(field) !== "review") this.#change({ review: null });
    if (field === "postcode") this.#townLookUp = this.#lookUpTowns();
    if (field === "street") void this.#lookUpStreets();
    if (field === "iban") void this.#lookUpBank();
    if (field === "reason") void this.#lookUpStart();
  }

  /** Take over several values at once, e.g. from a helper. */
  fill(values: Partial<Draft>): void {
    const faults = { ...this.#state.faults };
    for (const field of Object.keys(values) as Field[]) delete faults[field];
    this.#change({ draft: { ...this.#state.draft, ...values }, faults, review: null });
  }

  /** Check a field when it is left; an untouched empty field is not blamed yet. */
  leave(field: Field): void {
    const fault = faultOf(field, this.#state.draft, this.#facts);
    if (fault?.code === "missing" && !this.#state.faults[field]) return;
    const { [field]: _, ...others } = this.#state.faults;
    this.#change({ faults: fault ? { ...others, [field]: fault } : others });
  }

  /** Finish the current step: check it and go on. */
  async next(): Promise<void> {
    const place = this.#state.place;
    if (place === "done" || place === "review" || this.#state.busy) return;
    // Who types fast presses the button before the town of the postcode is known.
    if (place === "consumption") {
      this.#change({ busy: true });
      await this.#townLookUp;
      this.#change({ busy: false });
    }
    const faults = faultsOf(place, this.#state.draft, this.#facts);
    this.#change({ faults: { ...without(this.#state.faults, fieldsOf[place]), ...faults }, problem: null });
    if (Object.keys(faults).length > 0) return;
    if (place === "consumption" && !(await this.#quote())) return;
    this.#go(this.#following(place));
  }

  back(): void {
    const index = steps.indexOf(this.#state.place as StepName);
    const before = steps[index - 1];
    if (!before || this.#history.back()) return;
    this.#history.replace(before);
    this.#arrive(before);
  }

  /** Jump to an earlier step, or to one whose predecessors are complete. */
  goTo(place: StepName): void {
    this.#go(this.#allowed(place));
  }

  choose(productCode: string): void {
    this.#change({
      draft: { ...this.#state.draft, productCode },
      faults: {},
      review: null,
      priceChange: null,
    });
    this.#go(this.#following("offers"));
  }

  /** Speak another language; what was typed stays, the offers are fetched in it. */
  async speak(language: Language): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    this.#change({ declarations: null });
    void this.#lookUpDeclarations();
    if (this.#state.quote && !this.#state.receipt) await this.#renewQuote();
    if (this.#state.place === "review") await this.loadReview();
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
    const faults = faultsOf("review", this.#state.draft, this.#facts);
    this.#change({ faults });
    const draft = this.#order();
    if (!draft || !review || busy || priceChange || Object.keys(faults).length > 0) return;
    const request = { ...draft, expected_yearly_price: review.yearly_price };
    const key = this.#attempt.keyFor(request);
    this.#change({ busy: true, problem: null });
    try {
      const receipt = await this.#server.order(request, key);
      this.#attempt.finish();
      this.#change({ receipt, busy: false, place: "done", draft: emptyDraft, quote: null, review: null });
      this.#history.replace("done");
    } catch (thrown) {
      await this.#refused(asProblem(thrown));
    }
  }

  /** Agree to the price that applies now. */
  acceptPrice(): void {
    this.#change({ priceChange: null });
    if (!this.#state.review) void this.loadReview();
  }

  /** Begin another order. */
  startAgain(): void {
    this.#change({ receipt: null, draft: emptyDraft, faults: {}, problem: null });
    this.#go("consumption");
  }

  get #facts(): Facts {
    return { today: this.#today, startDates: this.#state.startDates };
  }

  #order() {
    const { quote, draft } = this.#state;
    const offer = this.offer;
    return quote && offer ? orderDraft(this.brand, this.#language, draft, quote, offer) : null;
  }

  /** The next step that still needs something, so that a correction leads straight back to the review. */
  #following(place: StepName): StepName {
    const next = steps.slice(steps.indexOf(place) + 1);
    return next.find((step) => step === "review" || !this.#complete(step)) ?? "review";
  }

  #complete(step: StepName): boolean {
    if (step === "offers" && !this.offer) return false;
    return Object.keys(faultsOf(step, this.#state.draft, this.#facts)).length === 0;
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
    if (place === "supply") void this.#lookUpStart();
    if (place === "supply" || place === "payment") void this.#lookUpDeclarations();
    if (place === "review") void this.loadReview();
  }

  async #quote(): Promise<boolean> {
    const request = quoteRequest(this.brand, this.#state.draft);
    if (this.#state.quote && this.#quotedFor === JSON.stringify(request)) return true;
    this.#change({ busy: true, problem: null });
    try {
      const quote = await this.#server.quote(request, this.#language, newIdempotencyKey());
      this.#quotedFor = JSON.stringify(request);
      // Another place or consumption is another price: the offer is chosen anew.
      this.#change({ quote, busy: false, draft: { ...this.#state.draft, productCode: "" } });
      return true;
    } catch (thrown) {
      await this.#refused(asProblem(thrown));
      return false;
    }
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
    this.#change({ draft: { ...this.#state.draft, productCode: "" } });
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
    this.#change({
      busy: false,
      problem,
      faults: { ...this.#state.faults, ...faultsAtFields(problem.errors) },
    });
  }

  async #lookUpTowns(): Promise<void> {
    const { postcode } = this.#state.draft;
    if (!/^\d{5}$/.test(postcode)) {
      if (this.#state.towns) this.#change({ towns: null });
      return;
    }
    const towns = await this.#server.towns(postcode).catch(() => null);
    if (!towns || this.#state.draft.postcode !== postcode) return;
    const only = towns.towns.length === 1 ? (towns.towns[0] ?? "") : "";
    const typed = this.#state.draft.town;
    const fits = towns.status === "could_not_be_checked" || towns.towns.includes(typed);
    const town = fits ? typed : only;
    const unknown = towns.status === "unknown";
    const others = without(this.#state.faults, ["postcode", ...(town ? (["town"] as const) : [])]);
    this.#change({
      towns,
      draft: { ...this.#state.draft, town },
      faults: unknown ? { ...others, postcode: { code: "postcode_unknown" } } : others,
    });
  }

  async #lookUpStreets(): Promise<void> {
    const { postcode, street } = this.#state.draft;
    if (street.length < 2) return;
    const found = await this.#server.streets(postcode, street).catch(() => null);
    if (found && this.#state.draft.street === street) this.#change({ streets: found.streets });
  }

  async #lookUpBank(): Promise<void> {
    const { iban } = this.#state.draft;
    if (this.#state.bankAccount && this.#state.bankAccount.iban !== compactIban(iban))
      this.#change({ bankAccount: null });
    if (!isIban(iban)) return;
    try {
      const bankAccount = await this.#server.bankAccount(compactIban(iban));
      if (this.#state.draft.iban === iban) this.#change({ bankAccount });
    } catch (thrown) {
      const faults = faultsAtFields(asProblem(thrown).errors);
      if (faults.iban && this.#state.draft.iban === iban)
        this.#change({ faults: { ...this.#state.faults, ...faults } });
    }
  }

  async #lookUpDeclarations(): Promise<void> {
    if (this.#state.declarations || this.#state.receipt) return;
    const language = this.#language;
    const found = await this.#server.declarations(this.brand, language).catch(() => null);
    if (found && language === this.#language) this.#change({ declarations: found.texts });
  }

  async #lookUpStart(): Promise<void> {
    const { commodity, reason } = this.#state.draft;
    const startDates = await this.#server.startDates(this.brand, commodity, reason).catch(() => null);
    if (startDates && this.#state.draft.reason === reason) this.#change({ startDates });
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
    });
    for (const listener of this.#listeners) listener();
  }
}

function without(faults: Faults, fields: readonly Field[]): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !fields.includes(field as Field)));
}
