import type {
  PriceActivation,
  PriceCells,
  PriceColumn,
  PriceImport,
  PriceListSummary,
} from "@wattwerk/ui/api/models";
import type { Formatter } from "@wattwerk/ui/format";
import type { TFunction } from "i18next";

/** Columns in the order in which prices are shown everywhere. */
export const priceColumns = [
  "base_price",
  "energy_price",
  "energy_price_off_peak",
  "new_customer_bonus",
  "new_customer_bonus_cap",
  "instant_bonus",
] as const satisfies PriceColumn[];

/** Those columns that have a value in any of the rows. */
export function usedColumns(rows: (PriceCells | null | undefined)[]): PriceColumn[] {
  return priceColumns.filter((column) => rows.some((row) => row?.[column] != null));
}

/** The name under which people know a version. */
export function versionName(version: Pick<PriceListSummary, "file_name" | "version">, t: TFunction): string {
  return version.file_name || `${t("prices.unnamed")} (${version.version})`;
}

/** Whether an import is still on its way. */
export function isRunning({ state }: Pick<PriceImport, "state">): boolean {
  return ["announced", "reading", "writing"].includes(state);
}

/** A moment that a person typed in German time, as the server wants it; summer time included. */
export function germanMoment(local: string): string | null {
  if (!local) return null;
  const asUtc = new Date(`${local}:00Z`);
  // What a German clock shows at that moment tells how far it is ahead.
  const shown = new Date(
    `${asUtc.toLocaleString("sv-SE", { timeZone: "Europe/Berlin" }).replace(" ", "T")}Z`,
  );
  return new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime())).toISOString();
}

/** Who did something; what the system itself does has a name in the reader's language. */
export function actorName(actor: string, t: TFunction): string {
  return t(`actors.${actor}`, { defaultValue: actor });
}

/** From when to when a version was let hold. */
export function activationTitle(entry: PriceActivation, t: TFunction, format: Formatter): string {
  const from = format.dateTime(entry.active_from);
  return entry.active_until
    ? t("prices.happened.activated_until", { from, until: format.dateTime(entry.active_until) })
    : t("prices.happened.activated", { from });
}

/** Why it was done, what it replaced, and whether it was taken back. */
export function activationNote(
  entry: PriceActivation,
  t: TFunction,
  format: Formatter,
  nameOf: (version: string) => string,
): string {
  const replaced = [...new Set(Object.values(entry.replaced))].filter((other) => other !== entry.version);
  return [
    entry.note,
    replaced.length > 0 &&
      t("prices.happened.replaces", { versions: replaced.map((other) => nameOf(other)).join(", ") }),
    entry.withdrawn_at &&
      t("prices.happened.withdrawn", {
        actor: actorName(entry.withdrawn_by, t),
        at: format.dateTime(entry.withdrawn_at),
      }),
  ]
    .filter(Boolean)
    .join(" · ");
}
