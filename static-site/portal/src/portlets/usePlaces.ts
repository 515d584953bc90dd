import type { PortletPlace } from "@wattwerk/ui/api/models";
import { offered, type PortletPage } from "@wattwerk/ui/portlets";
import { useDashboard } from "../api/queries";
import { useBrand } from "../session/Portal";

/** The portlets of a page as brand and customer have arranged them; those of the brand until the customer is known. */
export function usePlaces(page: PortletPage): Required<PortletPlace>[] {
  const brand = useBrand();
  const own = useDashboard().data?.arrangements;
  return offered(page, brand.layout?.[page] ?? [], own?.[page] ?? []);
}
