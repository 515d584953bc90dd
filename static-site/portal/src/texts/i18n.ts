import type { Language } from "@wattwerk/ui/api/models";
import { preferredLanguage, rememberLanguage } from "@wattwerk/ui/language";
import { loadAreas } from "@wattwerk/ui/locales";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "translation")) return;
  const texts = await loadAreas(language, ["common", "problems", "portal"]);
  i18next.addResourceBundle(language, "translation", texts);
}

function announce(language: Language): void {
  document.documentElement.lang = language;
}

/** Load the texts of the reader's language; the others stay on the server until they are chosen. */
export async function startTexts(): Promise<void> {
  const language = preferredLanguage(new URLSearchParams(location.search).get("language"));
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await load(language);
  announce(language);
}

/** Change the language now and for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  rememberLanguage(language);
  announce(language);
  await i18next.changeLanguage(language);
}
