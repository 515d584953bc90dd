import type { Language } from "./api/models";
import type { Texts } from "./texts";

export type Area =
  | "common"
  | "problems"
  | "order"
  | "portal"
  | "admin"
  | "configuration"
  | "account"
  | "requests"
  | "cancellation"
  | "standing"
  | "documents"
  | "messages"
  | "meters"
  | "settings"
  | "tariff"
  | "products"
  | "prices"
  | "contracts"
  | "lifecycle"
  | "offers"
  | "acceptance"
  | "blacklist"
  | "templates"
  | "adjustments"
  | "privacy";

/** Jobs that the portal and the admin app both speak of. */
export const jobs: Area[] = [
  "account",
  "requests",
  "cancellation",
  "documents",
  "messages",
  "meters",
  "settings",
  "tariff",
  "privacy",
];

/** Jobs of staff alone. */
export const staffJobs: Area[] = [
  "products",
  "prices",
  "contracts",
  "lifecycle",
  "offers",
  "blacklist",
  "templates",
  "adjustments",
];

const files = import.meta.glob<Texts>("../locales/*/*.json", { import: "default" });

/** Load the texts of an area in a language; each file becomes a chunk of its own. */
export async function loadTexts(language: Language, area: Area): Promise<Texts> {
  const load = files[`../locales/${language}/${area}.json`];
  if (!load) throw new Error(`No texts for ${area} in ${language}`);
  return load();
}

/** Load several areas as one set of texts; later areas win. */
export async function loadAreas(language: Language, areas: Area[]): Promise<Texts> {
  const loaded = await Promise.all(areas.map((area) => loadTexts(language, area)));
  return Object.assign({}, ...loaded);
}
