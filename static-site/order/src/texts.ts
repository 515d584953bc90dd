import type { Language } from "@wattwerk/ui/api/models";
import { type Texts, type Translate, translator } from "@wattwerk/ui/texts";

const files = import.meta.glob<Texts>("../../ui/locales/*/{common,problems,order}.json", {
  import: "default",
});

const made = new Map<Language, Promise<Translate>>();

/** The texts of a language, fetched when it is spoken for the first time. */
export function translateInto(language: Language): Promise<Translate> {
  const known = made.get(language);
  if (known) return known;
  const areas = ["common", "problems", "order"].map(
    async (area) => (await files[`../../ui/locales/${language}/${area}.json`]?.()) ?? {},
  );
  const loading = Promise.all(areas).then((texts) => translator(language, ...texts));
  made.set(language, loading);
  loading.catch(() => made.delete(language));
  return loading;
}
