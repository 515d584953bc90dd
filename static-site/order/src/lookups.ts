import type { Language } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import type { State } from "./funnel";
import { faultsAtFields } from "./requests";
import { without } from "./rules/faults";
import { compactIban, isIban } from "./rules/iban";
import type { Server } from "./server";

interface Surroundings {
  brand: string;
  server: Server;
  state: () => State;
  language: () => Language;
  change: (changed: Partial<State>) => void;
}

/** What the server knows about single fields: towns, streets, banks, dates, texts of boxes. */
export class LookUps {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The town follows from the postcode; an unknown postcode is a fault. */
  async towns(): Promise<void> {
    const { server, state, change } = this.#around;
    const { postcode } = state().draft;
    if (!/^\d{5}$/.test(postcode)) {
      if (state().towns) change({ towns: null });
      return;
    }
    const towns = await server.towns(postcode).catch(() => null);
    if (!towns || state().draft.postcode !== postcode) return;
    const only = towns.towns.length === 1 ? (towns.towns[0] ?? "") : "";
    const typed = state().draft.town;
    const fits = towns.status === "could_not_be_checked" || towns.towns.includes(typed);
    const town = fits ? typed : only;
    const others = without(state().faults, ["postcode", ...(town ? ["town"] : [])]);
    change({
      towns,
      draft: { ...state().draft, town },
      faults: towns.status === "unknown" ? { ...others, postcode: { code: "postcode_unknown" } } : others,
    });
  }

  async streets(): Promise<void> {
    const { server, state, change } = this.#around;
    const { postcode, street } = state().draft;
    if (street.length < 2) {
      change({ streets: [] });
      return;
    }
    const found = await server.streets(postcode, street).catch(() => null);
    if (found && state().draft.street === street) change({ streets: found.streets });
  }

  async bank(): Promise<void> {
    const { server, state, change } = this.#around;
    const { iban } = state().draft;
    const known = state().bankAccount;
    if (known && known.iban !== compactIban(iban)) change({ bankAccount: null });
    if (!isIban(iban)) return;
    try {
      const bankAccount = await server.bankAccount(compactIban(iban));
      if (state().draft.iban === iban) change({ bankAccount });
    } catch (thrown) {
      const faults = faultsAtFields(asProblem(thrown).errors);
      if (faults.iban && state().draft.iban === iban) change({ faults: { ...state().faults, ...faults } });
    }
  }

  async declarations(): Promise<void> {
    const { brand, server, state, language, change } = this.#around;
    if (state().declarations || state().receipt) return;
    const asked = language();
    const found = await server.declarations(brand, asked).catch(() => null);
    if (found && asked === language()) change({ declarations: found.texts });
  }

  async start(): Promise<void> {
    const { brand, server, state, change } = this.#around;
    const { commodity, reason } = state().draft;
    const startDates = await server.startDates(brand, commodity, reason).catch(() => null);
    if (startDates && state().draft.reason === reason) change({ startDates });
  }
}
