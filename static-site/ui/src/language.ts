import type { Language } from "./api/models";

export const languages: readonly Language[] = ["de", "en", "fr"];

/** Names of the languages in themselves, for the switch. */
export const languageNames: Record<Language, string> = { de: "Deutsch", en: "English", fr: "Français" };

const storageKey = "wattwerk.language";

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** The language to begin with: asked for, chosen earlier, or the first of the browser that we speak. */
export function preferredLanguage(asked?: string | null): Language {
  const stored = readStorage(storageKey);
  const wishes = [asked, stored, ...(navigator.languages ?? [])].map((wish) => wish?.slice(0, 2));
  return wishes.find(isLanguage) ?? "de";
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be forbidden; then the choice holds for this visit.
  }
}

function readStorage(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
