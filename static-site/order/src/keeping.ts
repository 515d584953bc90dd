import type { ResumedOrder, UnfinishedOrder } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { Formatter } from "@wattwerk/ui/format";
import { emptyDraft } from "./draft";
import type { Offers } from "./offers";
import { draftOf, faultsAtFields, unfinishedOrder } from "./requests";
import type { Server } from "./server";
import type { StepName } from "./steps";
import type { Announce, Store } from "./store";
import type { Way } from "./way";

interface Surroundings {
  store: Store;
  server: Server;
  way: Way;
  offers: Offers;
  announce: Announce;
  /** The town follows from the postcode. */
  towns: () => Promise<void>;
}

/** The unfinished form at the server: checked step by step, kept for another device, taken up again. */
export class Keeping {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Ask the server whether a step is complete. When it cannot be reached, the review will tell. */
  async passes(place: StepName): Promise<boolean> {
    const { store, server, way } = this.#around;
    store.change({ busy: true });
    const progress = await server.progress(this.#form()).catch(() => null);
    store.change({ busy: false });
    const found = progress?.steps.find((step) => step.name === place)?.faults ?? [];
    const faults = faultsAtFields(
      found.map(({ pointer, code, parameters }) => ({ pointer, code, parameters: parameters ?? {} })),
      way.asking,
    );
    // A fault that no field of this step shows would hold somebody up without a word.
    const here = Object.keys(faults).filter(
      (key) => key.startsWith("answers/") || way.shownOn(place).includes(key),
    );
    if (here.length > 0) store.change({ faults: { ...store.state.faults, ...faults } });
    return here.length === 0;
  }

  /** Keep the form and have a link mailed that opens it on any device. */
  async save(email: string): Promise<boolean> {
    const { store, server, announce } = this.#around;
    store.change({ busy: true, problem: null });
    try {
      const saved = await server.save(this.#form(), email, store.token);
      store.token = saved.token;
      store.change({ busy: false, savedUntil: saved.expires_at });
      announce("saved", {});
      return true;
    } catch (thrown) {
      store.change({ busy: false, problem: asProblem(thrown) });
      return false;
    }
  }

  /** Go on with a form that was kept, where it stopped. */
  async resume(token: string): Promise<void> {
    const { store, server } = this.#around;
    store.change({ busy: true });
    try {
      const kept = await server.resume(token);
      store.token = token;
      await this.#takeUp(kept);
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.code === "link_not_usable") store.change({ busy: false, gone: true });
      else store.change({ busy: false, problem });
    }
  }

  async #takeUp({ form, progress, expires_at }: ResumedOrder): Promise<void> {
    const { store, server, way, offers, towns } = this.#around;
    const format = new Formatter(store.language);
    const values = draftOf(form, (kilowattHours) => format.number(kilowattHours));
    store.change({
      draft: { ...emptyDraft, ...values },
      receipt: null,
      quote: null,
      faults: {},
      savedUntil: expires_at,
      resumed: true,
      gone: false,
    });
    await towns();
    const quote = form.quote_id ? await server.storedQuote(form.quote_id).catch(() => null) : null;
    if (quote) offers.take(quote);
    else if (progress.next_step !== "consumption") await offers.renew();
    store.change({ busy: false });
    way.go(way.allowed(progress.next_step ?? "review"));
  }

  #form(): UnfinishedOrder {
    const { brand, language, draft, offer, state } = this.#around.store;
    return unfinishedOrder(brand, language, draft, state.quote, offer);
  }
}
