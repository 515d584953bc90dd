import type { Brand } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { brandOfPage, loadBrand } from "@wattwerk/ui/brand";
import { preferredLanguage } from "@wattwerk/ui/language";
import { loadAreas } from "@wattwerk/ui/locales";
import { applyTheme } from "@wattwerk/ui/theme";
import { firstScreens, needsFewTexts } from "./screens/first";
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

const page = location.pathname.replace(/^\/portal\/?|\/$/g, "");

/** Ask for what nearly every screen behind the sign-in shows as soon as it is known whose data that is. */
async function firstAnswer(session: Promise<void>): Promise<void> {
  await session;
  const { profile } = keeper.getState();
  if (profile) (await import("./screens/Customer")).askForDashboard(profile);
}

/**
 * The first date that a page writes costs a browser as much as a whole screen. Written by a thread of its
 * own, nobody waits for it: what the browser reads for it, all threads of the page share.
 */
function prepareFormats(): void {
  new Worker(new URL("./formats.worker.ts", import.meta.url));
}

/** Ends a piece of work: between two, the browser answers who taps or scrolls. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The program, whose libraries begin one after the other. */
async function loadProgram(): Promise<typeof import("./start")> {
  await import("react-dom/client");
  await pause();
  return await import("./start");
}

/**
 * Everything that the first screen needs is asked for at once, before the program itself is there:
 * on a phone each request that waits for another one costs a blink.
 */
async function start(): Promise<void> {
  const session = restoreSession();
  const program = loadProgram();
  const shown = Promise.all(firstScreens(page).map((screen) => screen.load()));
  await pause();
  const language = preferredLanguage(new URLSearchParams(location.search).get("language"));
  const rest = needsFewTexts(page) ? () => loadAreas(language, areas) : null;
  const texts = loadAreas(language, rest ? firstAreas : areas);
  await pause();
  const current = currentBrand(session);
  void firstAnswer(session);
  if (!rest) prepareFormats();
  // A brand of an earlier visit is shown at once; what has changed since then follows. The preview shows a
  // draft in place of what is published, and the latter must not arrive after it.
  const kept = isLinkPage() || page === "preview" ? null : keptBrand(brandOfPage(""));
  const beginning = await Promise.resolve(kept ?? current).then(
    (brand) => ({ brand, failed: false }),
    () => ({ brand: null, failed: true }),
  );
  if (beginning.brand) applyTheme(beginning.brand.theme);
  await Promise.all([session, shown]);
  await pause();
  await (await program).start({ ...beginning, current, language, texts: await texts, rest });
}

/** A part of the portal did not arrive: say so, and try again when the connection is back. */
function fail(): void {
  document.getElementById("failed")?.removeAttribute("hidden");
  addEventListener("online", () => location.reload());
}

start().catch(fail);
