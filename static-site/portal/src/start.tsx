import type { Brand, Language } from "@wattwerk/ui/api/models";
import type { Texts } from "@wattwerk/ui/texts";
import { createRoot } from "react-dom/client";
import { Application } from "./Application";
import { startTexts } from "./texts/i18n";

interface Beginning {
  brand: Brand | null;
  failed: boolean;
  language: Language;
  texts: Texts;
}

/** Show the portal with what was loaded for it. */
export async function start({ brand, failed, language, texts }: Beginning): Promise<void> {
  await startTexts(language, texts);
  const root = createRoot(document.getElementById("application") as HTMLElement);
  root.render(<Application brand={brand} failed={failed} />);
}
