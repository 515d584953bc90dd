import type { Language } from "@wattwerk/ui/api/models";
import { Formatter } from "@wattwerk/ui/format";
import { preferredLanguage, rememberLanguage } from "@wattwerk/ui/language";
import { jobs, loadAreas, staffJobs } from "@wattwerk/ui/locales";
import i18next from "i18next";
import { useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "translation")) return;
  i18next.addResourceBundle(
    language,
    "translation",
    await loadAreas(language, ["common", "problems", ...jobs, ...staffJobs, "configuration", "admin"]),
  );
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
  document.documentElement.lang = language;
}

/** Change the language now and for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Numbers, money and dates in the language that is shown. */
export function useFormat(): Formatter {
  const { i18n } = useTranslation();
  return useMemo(() => new Formatter(i18n.language as Language), [i18n.language]);
}
