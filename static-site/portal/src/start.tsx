import "@wattwerk/ui/styles/fonts";
import "./theme/mantine.css";
import "@wattwerk/ui/styles/mantine";
import "./theme/theme.css";
import type { Brand, Language } from "@wattwerk/ui/api/models";
import type { Texts } from "@wattwerk/ui/texts";
import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { Application } from "./Application";
import { addTexts, startTexts } from "./texts/i18n";

interface Beginning {
  brand: Brand | null;
  failed: boolean;
  /** The brand as the server has it now, where an earlier visit is shown for the moment. */
  current: Promise<Brand | null>;
  language: Language;
  texts: Texts;
  /** Loads all texts, where the first page did not wait for them. */
  rest: (() => Promise<Texts>) | null;
}

/** Show the portal with what was loaded for it. */
export async function start({ language, texts, rest, ...beginning }: Beginning): Promise<void> {
  askForFont();
  await startTexts(language, texts, rest === null);
  const root = createRoot(document.getElementById("application") as HTMLElement);
  // As a transition React builds the first screen in small steps, and slow phones stay responsive.
  startTransition(() => root.render(<Application {...beginning} />));
  if (!rest) return;
  await idle();
  // Pages that need them load them again.
  await rest().then(
    (all) => addTexts(language, all),
    () => undefined,
  );
}

/** Ask for the brand's font now: asked for by the first text, it would have that text laid out a second time. */
function askForFont(): void {
  const family = getComputedStyle(document.documentElement).getPropertyValue("--ww-font");
  // Without it the system's font stays.
  if (family) document.fonts.load(`1em ${family}`).catch(() => undefined);
}

/** When the first page stands and nobody waits for the network. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 500);
  });
}
