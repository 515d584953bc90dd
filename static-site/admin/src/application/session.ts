import { createApi } from "@wattwerk/ui/api/client";
import { SessionKeeper, type SessionState } from "@wattwerk/ui/api/session";
import { useSyncExternalStore } from "react";

export const session = new SessionKeeper("staff", "/api");

/** Requests as the signed-in staff member. */
export const api = createApi("/api", session.send);

/** Requests of anybody: brands and their themes. */
export const publicApi = createApi("/api");

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.getState);
}
