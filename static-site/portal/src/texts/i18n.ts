import type { Language } from "@wattwerk/ui/api/models";
import { rememberLanguage } from "@wattwerk/ui/language";
import { loadAreas } from "@wattwerk/ui/locales";
import type { Texts } from "@wattwerk/ui/texts";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { areas } from "./areas";

const complete = new Set<Language>();

/** Begin with the texts of one language, all or the first; the others stay on the server until they are chosen. */
export async function startTexts(language: Language, texts: Texts, all: boolean): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    // Texts that follow later are shown as soon as they are there.
    react: { useSuspense: false, bindI18nStore: "added" },
  });
  if (all) complete.add(language);
  document.documentElement.lang = language;
}

/** Take in texts that the first page did not need. */
export function addTexts(language: Language, texts: Texts): void {
  i18next.addResourceBundle(language, "translation", texts);
  complete.add(language);
}

/** Change the language now and for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!complete.has(language)) addTexts(language, await loadAreas(language, areas));
  rememberLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
