/** The portlets of the portal: what there is, how it stands by default, and who may change that. */
import type { PortletPlace } from "./api/models";

export type PortletPage = "dashboard" | "contract";

export interface PortletKind {
  id: string;
  /** Key of the text that names it, in the portal and in the admin app. */
  title: string;
  /** Width in columns of 12. */
  columns: number;
  /** Rows that it may span beside smaller ones. */
  rows: number;
}

/** In the order in which they stand when neither brand nor customer has arranged anything. */
export const portlets: Record<PortletPage, PortletKind[]> = {
  dashboard: [
    { id: "reading", title: "settings.portlets.reading", columns: 7, rows: 1 },
    { id: "instalment", title: "settings.portlets.instalment", columns: 5, rows: 1 },
    { id: "consumption", title: "settings.portlets.consumption", columns: 7, rows: 2 },
    { id: "contracts", title: "settings.portlets.contracts", columns: 5, rows: 1 },
    { id: "customer", title: "settings.portlets.customer", columns: 5, rows: 1 },
    { id: "forecast", title: "meters.forecast.title", columns: 7, rows: 1 },
    { id: "documents", title: "documents.title", columns: 7, rows: 1 },
    { id: "requests", title: "requests.title", columns: 5, rows: 1 },
    { id: "messages", title: "messages.title", columns: 5, rows: 1 },
    { id: "bank", title: "requests.bank.title", columns: 4, rows: 1 },
    { id: "bills", title: "requests.bills.title", columns: 4, rows: 1 },
    { id: "contact", title: "requests.contact.change_title", columns: 4, rows: 1 },
  ],
  contract: [
    { id: "prices", title: "settings.portlets.prices", columns: 6, rows: 2 },
    { id: "contract_data", title: "settings.portlets.contract_data", columns: 6, rows: 1 },
    { id: "supply_point", title: "settings.portlets.supply_point", columns: 6, rows: 1 },
    { id: "account", title: "settings.portlets.account", columns: 6, rows: 2 },
    { id: "conditions", title: "settings.portlets.conditions", columns: 6, rows: 1 },
    { id: "meters", title: "settings.portlets.meters", columns: 6, rows: 1 },
    { id: "consumption", title: "settings.portlets.consumption", columns: 6, rows: 2 },
    { id: "plan", title: "requests.instalment.plan_title", columns: 6, rows: 1 },
    { id: "end", title: "cancellation.portlet.title", columns: 6, rows: 1 },
    { id: "documents", title: "documents.title", columns: 12, rows: 1 },
    { id: "tariff", title: "tariff.title", columns: 12, rows: 1 },
  ],
};

/**
 * All portlets of a page as they stand: in the given order and size, those that are not named after
 * the one that they follow by default. Names that nobody knows any more are left out.
 */
export function arranged(page: PortletPage, given: PortletPlace[]): Required<PortletPlace>[] {
  const kinds = portlets[page];
  const places = given
    .filter((place) => kinds.some(({ id }) => id === place.portlet))
    .map((place) => ({ ...place, rows: place.rows ?? 1, shown: place.shown ?? true }));
  for (const [index, { id, columns, rows }] of kinds.entries()) {
    if (places.some((place) => place.portlet === id)) continue;
    const before = places.findIndex((place) => place.portlet === kinds[index - 1]?.id);
    const position =
      given.length === 0 ? places.length : before < 0 && index > 0 ? places.length : before + 1;
    places.splice(position, 0, { portlet: id, columns, rows, shown: true });
  }
  return places;
}

/** What a customer sees, or may choose from: the own arrangement within what the brand shows. */
export function offered(
  page: PortletPage,
  brand: PortletPlace[],
  own: PortletPlace[],
): Required<PortletPlace>[] {
  const ofBrand = arranged(page, brand);
  const allowed = new Set(ofBrand.filter(({ shown }) => shown).map(({ portlet }) => portlet));
  return (own.length > 0 ? arranged(page, own) : ofBrand).filter(({ portlet }) => allowed.has(portlet));
}

/** The same places with one of them a step earlier (-1) or later (1), if there is room. */
export function moved<Place extends PortletPlace>(places: Place[], portlet: string, step: -1 | 1): Place[] {
  const from = places.findIndex((place) => place.portlet === portlet);
  const place = places[from];
  const to = from + step;
  if (!place || to < 0 || to >= places.length) return places;
  const result = places.filter((other) => other !== place);
  result.splice(to, 0, place);
  return result;
}

/** The same places with one of them changed. */
export function changed<Place extends PortletPlace>(
  places: Place[],
  portlet: string,
  change: Partial<PortletPlace>,
): Place[] {
  return places.map((place) => (place.portlet === portlet ? { ...place, ...change } : place));
}

/** Widths to choose from, in columns of 12. */
export const widths = [4, 5, 6, 7, 8, 12];
