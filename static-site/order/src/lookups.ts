import type { Commodity } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { faultsAtFields } from "./requests";
import { without } from "./rules/faults";
import { compactIban, isIban } from "./rules/iban";
import type { Server } from "./server";
import type { Store } from "./store";

/** What the server knows about single fields: towns, streets, banks, dates, texts of boxes. */
export class LookUps {
  readonly #store: Store;
  readonly #server: Server;

  constructor(store: Store, server: Server) {
    this.#store = store;
    this.#server = server;
  }

  /** The town follows from the postcode; an unknown postcode is a fault. */
  async towns(): Promise<void> {
    const { postcode } = this.#store.state.draft;
    if (!/^\d{5}$/.test(postcode)) {
      if (this.#store.state.towns) this.#store.change({ towns: null });
      return;
    }
    const towns = await this.#server.towns(postcode).catch(() => null);
    if (!towns || this.#store.state.draft.postcode !== postcode) return;
    const only = towns.towns.length === 1 ? (towns.towns[0] ?? "") : "";
    const typed = this.#store.state.draft.town;
    const fits = towns.status === "could_not_be_checked" || towns.towns.includes(typed);
    const town = fits ? typed : only;
    const others = without(this.#store.state.faults, ["postcode", ...(town ? ["town"] : [])]);
    this.#store.change({
      towns,
      draft: { ...this.#store.state.draft, town },
      faults: towns.status === "unknown" ? { ...others, postcode: { code: "postcode_unknown" } } : others,
    });
  }

  async streets(): Promise<void> {
    const { postcode, street } = this.#store.state.draft;
    if (street.length < 2) {
      this.#store.change({ streets: [] });
      return;
    }
    const found = await this.#server.streets(postcode, street).catch(() => null);
    if (found && this.#store.state.draft.street === street) this.#store.change({ streets: found.streets });
  }

  async bank(): Promise<void> {
    const { iban } = this.#store.state.draft;
    const known = this.#store.state.bankAccount;
    if (known && known.iban !== compactIban(iban)) this.#store.change({ bankAccount: null });
    if (!isIban(iban)) return;
    try {
      const bankAccount = await this.#server.bankAccount(compactIban(iban));
      if (this.#store.state.draft.iban === iban) this.#store.change({ bankAccount });
    } catch (thrown) {
      const faults = faultsAtFields(asProblem(thrown).errors);
      if (faults.iban && this.#store.state.draft.iban === iban)
        this.#store.change({ faults: { ...this.#store.state.faults, ...faults } });
    }
  }

  async declarations(): Promise<void> {
    if (this.#store.state.declarations || this.#store.state.receipt) return;
    const asked = this.#store.language;
    const found = await this.#server.declarations(this.#store.brand, asked).catch(() => null);
    if (found && asked === this.#store.language) this.#store.change({ declarations: found.texts });
  }

  async start(): Promise<void> {
    const { commodity, reason } = this.#store.state.draft;
    const further = this.#store.furtherOffer;
    const dates = (of: Commodity) => this.#server.startDates(this.#store.brand, of, reason).catch(() => null);
    const [startDates, furtherStartDates] = await Promise.all([
      dates(commodity),
      further ? dates(further.commodity) : null,
    ]);
    if (startDates && this.#store.state.draft.reason === reason)
      this.#store.change({ startDates, furtherStartDates });
  }
}
