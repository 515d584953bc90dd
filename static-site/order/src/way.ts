import type { Field } from "./draft";
import type { SteppedHistory } from "./history";
import { answerFaults, askingProducts } from "./questions";
import { type Facts, type Faults, faultOf, faultsOf } from "./rules/faults";
import { fieldsOf, type Place, type StepName, steps } from "./steps";
import type { Store } from "./store";

interface Surroundings {
  store: Store;
  history: SteppedHistory;
  today: string;
  /** Somebody has come to a place. */
  arrived: (place: Place) => void;
}

/** From step to step: which there are, what each still needs, and the browser's back and forward. */
export class Way {
  readonly #around: Surroundings;
  readonly #stopListening: () => void;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#stopListening = around.history.listen((wanted) => this.#arrive(this.allowed(wanted)));
  }

  /** Take up the place where somebody was before a reload. */
  begin(): void {
    const { store, history } = this.#around;
    const place = this.allowed(store.state.place);
    history.replace(place);
    this.#arrive(place);
  }

  stop(): void {
    this.#stopListening();
  }

  /** The steps of this order: those that have nothing to ask are left out. */
  get steps(): StepName[] {
    return steps.filter((step) => this.#applies(step));
  }

  /** The products that ask questions of their own: the tariff first. */
  get asking() {
    const { draft, offer, state } = this.#around.store;
    return askingProducts(draft, state.quote, offer);
  }

  faultOf(field: Field) {
    return faultOf(field, this.#around.store.draft, this.#facts);
  }

  faultsOf(step: StepName): Faults {
    const { draft } = this.#around.store;
    const own = faultsOf(step, draft, this.#facts);
    return step === "extras" ? { ...own, ...answerFaults(draft, this.asking) } : own;
  }

  /** The keys of the faults that a step shows, those of questions included. */
  shownOn(step: StepName): string[] {
    const answers = Object.keys(this.#around.store.state.faults).filter((key) => key.startsWith("answers/"));
    return [...fieldsOf[step], ...answers];
  }

  /** The next step that still needs something, so that a correction leads straight back to the review. */
  following(place: StepName): StepName {
    const next = steps.slice(steps.indexOf(place) + 1).filter((step) => this.#applies(step));
    const offered = place === "offers" && next[0] === "extras";
    return offered ? "extras" : (next.find((step) => step === "review" || !this.#complete(step)) ?? "review");
  }

  /** The wanted place, or the first one before it that still needs something. */
  allowed(wanted: Place): Place {
    const { state } = this.#around.store;
    if (state.receipt) return "done";
    if (wanted === "done") return "consumption";
    const before = steps.slice(0, steps.indexOf(wanted));
    const open = before.find((step) => !this.#complete(step));
    if (open === "offers" && !state.quote) return "consumption";
    if (wanted === "offers" && !state.quote) return "consumption";
    return open ?? wanted;
  }

  go(place: Place): void {
    const { store, history } = this.#around;
    if (place !== store.state.place) history.push(place);
    this.#arrive(place);
  }

  back(): void {
    const { store, history } = this.#around;
    const all = this.steps;
    const before = all[all.indexOf(store.state.place as StepName) - 1];
    if (!before || history.back()) return;
    history.replace(before);
    this.#arrive(before);
  }

  #arrive(place: Place): void {
    this.#around.store.change({ place, problem: null });
    this.#around.arrived(place);
  }

  #applies(step: StepName): boolean {
    if (step !== "extras") return true;
    const { offer, state } = this.#around.store;
    return (offer?.extra_fields ?? []).length + (state.quote?.extra_products ?? []).length > 0;
  }

  #complete(step: StepName): boolean {
    if (!this.#applies(step)) return true;
    if (step === "offers" && !this.#around.store.offer) return false;
    return Object.keys(this.faultsOf(step)).length === 0;
  }

  get #facts(): Facts {
    return { today: this.#around.today, startDates: this.#around.store.state.startDates };
  }
}
