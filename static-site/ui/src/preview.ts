/** What the admin app and the portal's preview say to each other; both come from the same origin. */
import type { Brand, Language } from "./api/models";

/** Pages whose text a brand writes itself. */
export type PreviewText = "imprint" | "privacy" | "accessibility";
export type PreviewPage = "dashboard" | "contract" | "sign_in" | PreviewText;

/** The draft that the preview shall show. */
export interface PreviewMessage {
  type: "wattwerk.preview";
  brand: Brand;
  page: PreviewPage;
  /** The brand's own words on the page, where it has any. */
  words: Partial<Record<Language, string>>;
  scheme: "light" | "dark";
}

/** The preview is loaded and waits for a draft. */
export interface PreviewReady {
  type: "wattwerk.preview.ready";
}

/** True for a draft that comes from this site itself. */
export function isPreviewMessage(event: MessageEvent, origin: string): event is MessageEvent<PreviewMessage> {
  return event.origin === origin && event.data?.type === "wattwerk.preview";
}

/** True when the preview of this site says that it is loaded. */
export function isPreviewReady(event: MessageEvent, origin: string): event is MessageEvent<PreviewReady> {
  return event.origin === origin && event.data?.type === "wattwerk.preview.ready";
}
