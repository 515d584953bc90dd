import { answerOf } from "./api/answer";
import type { Api } from "./api/client";
import type { Brand } from "./api/models";

const storageKey = "wattwerk.brand";

/** Load a brand: name, theme, contact. */
export function loadBrand(api: Api, brandId: string): Promise<Brand> {
  return answerOf(api.GET("/public/brands/{brand_id}", { params: { path: { brand_id: brandId } } }));
}

/** The brand to show: from the address (`?brand=`), from an earlier visit, or the given one. */
export function brandOfPage(fallback: string): string {
  const asked = new URLSearchParams(location.search).get("brand");
  if (asked && /^[a-z0-9-]{1,40}$/.test(asked)) {
    rememberBrand(asked);
    return asked;
  }
  try {
    return localStorage.getItem(storageKey) ?? fallback;
  } catch {
    return fallback;
  }
}

/** Keep the brand for the next visit, e.g. when somebody signed in to its portal. */
export function rememberBrand(brandId: string): void {
  try {
    localStorage.setItem(storageKey, brandId);
  } catch {
    // Storage may be forbidden; the address still names the brand.
  }
}
