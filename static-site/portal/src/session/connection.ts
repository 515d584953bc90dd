import { type Api, createApi } from "@wattwerk/ui/api/client";
import { SessionKeeper } from "@wattwerk/ui/api/session";
import { rememberBrand } from "@wattwerk/ui/brand";
import { noteSession } from "./visit";

/** The session of this page, and the two ways to the API: signed in, and anonymous. */
export const keeper = new SessionKeeper("customer", "/api");
export const customerApi: Api = createApi("/api", keeper.send);
export const publicApi: Api = createApi("/api");

keeper.subscribe(() => {
  const { status, profile } = keeper.getState();
  noteSession(status === "signed_in");
  if (profile?.brand) rememberBrand(profile.brand);
});
