import type { Language } from "@wattwerk/ui/api/models";
import { loadTexts } from "@wattwerk/ui/locales";
import i18next from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/**
 * Loads what only these pages say: their own area, and from the order funnel the lines of the contract
 * summary and the withdrawal information, so that both places say the same. True when they are there.
 */
export function useAcceptanceTexts(): boolean {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  const [loaded, setLoaded] = useState("");
  useEffect(() => {
    let wanted = true;
    void Promise.all([loadTexts(language, "acceptance"), loadTexts(language, "order")]).then(
      ([own, funnel]) => {
        const shared = { withdrawal: funnel.withdrawal, lines: funnel.contract_summary };
        i18next.addResourceBundle(language, "translation", { ...own, ordering: shared });
        if (wanted) setLoaded(language);
      },
    );
    return () => {
      wanted = false;
    };
  }, [language]);
  return loaded === language;
}
