import "@wattwerk/ui/styles/fonts";
import "./theme/mantine.css";
import "./theme/theme.css";
import type { Brand } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { brandOfPage, loadBrand } from "@wattwerk/ui/brand";
import { applyTheme } from "@wattwerk/ui/theme";
import { createRoot } from "react-dom/client";
import { Application } from "./Application";
import { keeper, publicApi } from "./session/Portal";
import { mayHaveSession, noteSession } from "./session/visit";
import { startTexts } from "./texts/i18n";

/** The brand of the address or of an earlier visit; null when there is none or it does not exist. */
async function brandToShow(): Promise<Brand | null> {
  const brandId = brandOfPage("");
  if (!brandId) return null;
  try {
    return await loadBrand(publicApi, brandId);
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.status === 404) return null;
    throw thrown;
  }
}

/** Take up the session of an earlier visit. A lost connection looks like none until the next try. */
async function restoreSession(): Promise<void> {
  if (mayHaveSession()) await keeper.restore().catch(() => undefined);
}

keeper.subscribe(() => noteSession(keeper.getState().status === "signed_in"));

async function start(): Promise<void> {
  const root = createRoot(document.getElementById("application") as HTMLElement);
  const texts = startTexts();
  const brand = brandToShow().then(
    (found) => ({ brand: found, failed: false }),
    () => ({ brand: null, failed: true }),
  );
  await Promise.all([texts, restoreSession()]);
  const shown = await brand;
  if (shown.brand) applyTheme(shown.brand.theme);
  root.render(<Application brand={shown.brand} failed={shown.failed} />);
}

void start();
