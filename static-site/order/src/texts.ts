import type { Language } from "@wattwerk/ui/api/models";
import commonDe from "@wattwerk/ui/locales/de/common";
import orderDe from "@wattwerk/ui/locales/de/order";
import problemsDe from "@wattwerk/ui/locales/de/problems";
import commonEn from "@wattwerk/ui/locales/en/common";
import orderEn from "@wattwerk/ui/locales/en/order";
import problemsEn from "@wattwerk/ui/locales/en/problems";
import commonFr from "@wattwerk/ui/locales/fr/common";
import orderFr from "@wattwerk/ui/locales/fr/order";
import problemsFr from "@wattwerk/ui/locales/fr/problems";
import { type Texts, type Translate, translator } from "@wattwerk/ui/texts";

// One script on a foreign page: the texts are inside it, since fetching them would need its consent (CORS, CSP).
const texts: Record<Language, Texts[]> = {
  de: [commonDe, problemsDe, orderDe],
  en: [commonEn, problemsEn, orderEn],
  fr: [commonFr, problemsFr, orderFr],
};

const made: Partial<Record<Language, Translate>> = {};

export function translateInto(language: Language): Translate {
  made[language] ??= translator(language, ...texts[language]);
  return made[language];
}
