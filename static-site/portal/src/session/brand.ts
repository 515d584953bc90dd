/** What this browser keeps of the brand, so that the next visit begins in its colours without waiting. */
import type { Brand } from "@wattwerk/ui/api/models";

const key = "wattwerk.portal.brand";
// Another build may expect other properties of a brand, and does not look at what this one has kept.
const build = import.meta.url;

/** The brand as this browser saw it last, or null. */
export function keptBrand(id: string): Brand | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    return kept?.build === build && kept.brand.id === id ? kept.brand : null;
  } catch {
    return null;
  }
}

export function keepBrand(brand: Brand): Brand {
  try {
    localStorage.setItem(key, JSON.stringify({ build, brand }));
  } catch {
    // Then every visit waits for the server.
  }
  return brand;
}

export function forgetBrand(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
