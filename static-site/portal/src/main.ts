import type { Brand, Language } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { brandOfPage, loadBrand } from "@wattwerk/ui/brand";
import { preferredLanguage } from "@wattwerk/ui/language";
import { loadAreas } from "@wattwerk/ui/locales";
import { applyTheme } from "@wattwerk/ui/theme";
import { forgetBrand, keepBrand, keptBrand } from "./session/brand";
import { keeper, publicApi } from "./session/connection";
import { isLinkPage, mailedLink } from "./session/mailedLink";
import { mayHaveSession } from "./session/visit";
import { areas, firstAreas } from "./texts/areas";

/** Where the brand is named: in a mailed link, in the address, by an earlier visit, or by the session. */
async function brandId(session: Promise<void>): Promise<string> {
  const ofLink = isLinkPage() ? (await mailedLink()).state.brand : null;
  const found = ofLink ?? brandOfPage("");
  if (found) return found;
  await session;
  return keeper.getState().profile?.brand ?? "";
}

/** The brand as it is now; null when nothing names one or it does not exist. */
async function currentBrand(session: Promise<void>): Promise<Brand | null> {
  const id = await brandId(session);
  if (!id) return null;
  try {
    return keepBrand(await loadBrand(publicApi, id));
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.status === 404) {
      forgetBrand();
      return null;
    }
    throw thrown;
  }
}

/** Take up the session of an earlier visit. A lost connection looks like none until the next try. */
async function restoreSession(): Promise<void> {
  if (mayHaveSession()) await keeper.restore().catch(() => undefined);
}

/** Pages before the sign-in; what they show is asked for together with the program. */
const publicPages: Record<string, () => Promise<unknown>> = {
  register: () => import("./screens/account/Registration"),
  reading: () => import("./screens/PublicReading"),
  contact: () => asking(import("./screens/messages/Contact")),
  imprint: () => asking(import("./screens/Imprint")),
  privacy: () => asking(import("./screens/legal/LegalPage")),
  accessibility: () => asking(import("./screens/legal/LegalPage")),
};

/** A page that asks the server for what it shows comes together with what it asks with. */
function asking(screen: Promise<unknown>): Promise<unknown> {
  return Promise.all([screen, import("./api/Queries")]);
}

const page = location.pathname.replace(/^\/portal\/?|\/$/g, "");

/** The code of the screen that is most likely to be seen first; that of the sign-in comes with the program. */
async function firstScreen(): Promise<void> {
  if (isLinkPage()) await import("./screens/LinkLanding");
  else if (publicPages[page]) await publicPages[page]();
  else if (mayHaveSession()) await import("./screens/Customer");
}

/** Somebody who is not signed in opens a page that a part of the texts is enough for. */
function isPublic(): boolean {
  return !mayHaveSession() && (page === "" || page === "sign-in" || page in publicPages);
}

/** The preview shows a draft in place of what is published; the latter must not arrive after the draft. */
function isPreview(): boolean {
  return page === "preview";
}

/** Ask for what nearly every screen behind the sign-in shows as soon as it is known whose data that is. */
async function firstAnswer(session: Promise<void>): Promise<void> {
  await session;
  const { profile } = keeper.getState();
  if (profile) (await import("./screens/Customer")).askForDashboard(profile);
}

/**
 * The first date and the first number that a page writes cost a browser as much as a whole screen. Written
 * while the network is waited for, nobody notices.
 */
function prepareFormats(language: Language): void {
  setTimeout(() => new Intl.DateTimeFormat(language, { timeZone: "Europe/Berlin" }).format());
  setTimeout(() => new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(0));
}

/**
 * Everything that the first screen needs is asked for at once, before the program itself is there:
 * on a phone each request that waits for another one costs a blink.
 */
async function start(): Promise<void> {
  const session = restoreSession();
  const program = import("./start");
  const screen = firstScreen();
  const language = preferredLanguage(new URLSearchParams(location.search).get("language"));
  const rest = isPublic() ? () => loadAreas(language, areas) : null;
  const texts = loadAreas(language, rest ? firstAreas : areas);
  const current = currentBrand(session);
  void firstAnswer(session);
  if (!rest) prepareFormats(language);
  // A brand of an earlier visit is shown at once; what has changed since then follows.
  const kept = isLinkPage() || isPreview() ? null : keptBrand(brandOfPage(""));
  const beginning = await Promise.resolve(kept ?? current).then(
    (brand) => ({ brand, failed: false }),
    () => ({ brand: null, failed: true }),
  );
  if (beginning.brand) applyTheme(beginning.brand.theme);
  await Promise.all([session, screen]);
  await (await program).start({ ...beginning, current, language, texts: await texts, rest });
}

/** A part of the portal did not arrive: say so, and try again when the connection is back. */
function fail(): void {
  document.getElementById("failed")?.removeAttribute("hidden");
  addEventListener("online", () => location.reload());
}

start().catch(fail);
