import "@wattwerk/ui/styles/fonts";
import "./theme/mantine.css";
import "@wattwerk/ui/styles/mantine";
import "./theme/theme.css";
import type { Brand } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { brandOfPage, loadBrand } from "@wattwerk/ui/brand";
import { preferredLanguage } from "@wattwerk/ui/language";
import { loadAreas } from "@wattwerk/ui/locales";
import { applyTheme } from "@wattwerk/ui/theme";
import { keeper, publicApi } from "./session/connection";
import { isLinkPage, mailedLink } from "./session/mailedLink";
import { mayHaveSession } from "./session/visit";
import { areas } from "./texts/areas";

/** Where the brand is named: in a mailed link, in the address, by an earlier visit, or by the session. */
async function brandId(session: Promise<void>): Promise<string> {
  const ofLink = isLinkPage() ? (await mailedLink()).state.brand : null;
  const found = ofLink ?? brandOfPage("");
  if (found) return found;
  await session;
  return keeper.getState().profile?.brand ?? "";
}

/** The brand to show; null when nothing names one or it does not exist. */
async function brandToShow(session: Promise<void>): Promise<Brand | null> {
  const id = await brandId(session);
  if (!id) return null;
  try {
    return await loadBrand(publicApi, id);
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.status === 404) return null;
    throw thrown;
  }
}

/** Take up the session of an earlier visit. A lost connection looks like none until the next try. */
async function restoreSession(): Promise<void> {
  if (mayHaveSession()) await keeper.restore().catch(() => undefined);
}

/** Milliseconds for which the first screen waits for its font, so that the text does not jump. */
const PATIENCE = 400;

async function brandFont(): Promise<void> {
  const family = getComputedStyle(document.documentElement).getPropertyValue("--ww-font");
  if (!family) return;
  const loaded = document.fonts.load(`1rem ${family}`).catch(() => []);
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** The screen that is most likely to be seen first. */
function firstScreen(): Promise<unknown> {
  if (isLinkPage()) return import("./screens/LinkLanding");
  return mayHaveSession() ? import("./screens/Dashboard") : import("./screens/SignIn");
}

/**
 * Everything that the first screen needs is asked for at once, before the program itself is there:
 * on a phone each request that waits for another one costs a blink.
 */
async function start(): Promise<void> {
  const program = import("./start");
  const screen = firstScreen();
  const language = preferredLanguage(new URLSearchParams(location.search).get("language"));
  const texts = loadAreas(language, areas);
  const session = restoreSession();
  const brand = await brandToShow(session).then(
    (found) => ({ brand: found, failed: false }),
    () => ({ brand: null, failed: true }),
  );
  if (brand.brand) applyTheme(brand.brand.theme);
  await Promise.all([session, screen, brandFont()]);
  (await program).start({ ...brand, language, texts: await texts });
}

void start();
