import type { Language } from "@wattwerk/ui/api/models";
import { rememberLanguage } from "@wattwerk/ui/language";
import { loadAreas } from "@wattwerk/ui/locales";
import type { Texts } from "@wattwerk/ui/texts";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { areas } from "./areas";

/** Begin with the texts of one language; the others stay on the server until they are chosen. */
export async function startTexts(language: Language, texts: Texts): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}

/** Change the language now and for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await loadAreas(language, areas));
  }
  rememberLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
