import type { Language } from "@wattwerk/ui/api/models";
import { languageNames, languages } from "@wattwerk/ui/language";
import { useTranslation } from "react-i18next";
import { chooseLanguage } from "../application/texts";
import styles from "./Shell.module.css";

/** Changes the language of the app at once. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <label className={styles.choice}>
      <span className="visually-hidden">{t("languages.label")}</span>
      <select
        value={i18n.language}
        onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
