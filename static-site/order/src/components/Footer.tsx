import { languageNames, languages } from "@wattwerk/ui/language";
import { useOrder } from "../context";

/** Links that the law wants always within reach (§§ 312k, 356a BGB), and the languages. */
export function Footer() {
  const { brand, site, language, speak, t } = useOrder();
  const address = (page: string) => `${site}/order/${page}?brand=${brand.id}&language=${language}`;
  return (
    <footer>
      <p class="legal-links">
        <a href={address("cancel")}>{t("legal.cancel")}</a>
        <a href={address("withdraw")}>{t("legal.withdraw")}</a>
      </p>
      <fieldset class="languages" aria-label={t("languages.label")}>
        {languages
          .filter((choice) => brand.languages.includes(choice))
          .map((choice) => (
            <button
              key={choice}
              type="button"
              lang={choice}
              aria-pressed={choice === language}
              onClick={() => speak(choice)}
            >
              {languageNames[choice]}
            </button>
          ))}
      </fieldset>
    </footer>
  );
}
