import type { Language } from "@wattwerk/ui/api/models";
import { isLanguage, languageNames } from "@wattwerk/ui/language";
import { useTranslation } from "react-i18next";
import { useBrand } from "../session/Portal";
import { chooseLanguage } from "../texts/i18n";
import styles from "./LanguageLinks.module.css";

/** The languages of the brand, for people who cannot read the present one. */
export function LanguageLinks() {
  const { t, i18n } = useTranslation();
  const languages = useBrand().languages.filter(isLanguage);
  return (
    <fieldset className={`${styles.languages} screen-only`}>
      <legend className="visually-hidden">{t("languages.label")}</legend>
      {languages.map((language: Language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === i18n.language}
          onClick={() => chooseLanguage(language)}
        >
          {language.toUpperCase()}
          <span className="visually-hidden"> {languageNames[language]}</span>
        </button>
      ))}
    </fieldset>
  );
}
