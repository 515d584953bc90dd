import { type Api, createApi } from "@wattwerk/ui/api/client";
import type { Brand, Profile } from "@wattwerk/ui/api/models";
import { SessionKeeper } from "@wattwerk/ui/api/session";
import { createContext, useContext, useSyncExternalStore } from "react";

/** The session of this page, and the two ways to the API: signed in, and anonymous. */
export const keeper = new SessionKeeper("customer", "/api");
export const customerApi: Api = createApi("/api", keeper.send);
export const publicApi: Api = createApi("/api");

interface Portal {
  brand: Brand;
}

const PortalContext = createContext<Portal | null>(null);
export const PortalProvider = PortalContext.Provider;

/** The brand whose portal this is. */
export function useBrand(): Brand {
  const portal = useContext(PortalContext);
  if (!portal) throw new Error("The portal has no brand yet.");
  return portal.brand;
}

export function useSession() {
  return useSyncExternalStore(keeper.subscribe, keeper.getState);
}

/** Who is signed in; only for screens behind the sign-in. */
export function useProfile(): Profile {
  const { profile } = useSession();
  if (!profile) throw new Error("Nobody is signed in.");
  return profile;
}
