import type { Brand, Profile } from "@wattwerk/ui/api/models";
import { createContext, useContext, useSyncExternalStore } from "react";
import { keeper } from "./connection";

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
