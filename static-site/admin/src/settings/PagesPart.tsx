import { NativeSelect, Textarea } from "@mantine/core";
import type { Language } from "@wattwerk/ui/api/models";
import { languageNames, languages } from "@wattwerk/ui/language";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Preview } from "./Preview";
import type { PartProps } from "./part";
import styles from "./Settings.module.css";

const pages = ["imprint", "privacy", "accessibility"] as const;
type PageName = (typeof pages)[number];

/** The legal pages of the portal in the brand's own words. */
export function PagesPart({ state, change }: PartProps) {
  const { t, i18n } = useTranslation();
  const [page, setPage] = useState<PageName>("imprint");
  const [language, setLanguage] = useState(i18n.language as Language);
  const id = state.brand.id;
  return (
    <div className={styles.beside}>
      <section className={styles.form} aria-label={t("configuration.parts.pages")}>
        <div className={styles.row}>
          <NativeSelect
            label={t("configuration.page")}
            value={page}
            data={pages.map((value) => ({ value, label: t(`configuration.legal_pages.${value}`) }))}
            onChange={(event) => setPage(event.currentTarget.value as PageName)}
          />
          <NativeSelect
            label={t("languages.label")}
            value={language}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          />
        </div>
        <Textarea
          label={t("configuration.page_text")}
          description={t("configuration.page_hint")}
          rows={22}
          maxLength={20_000}
          value={state.pages?.[page]?.[language] ?? ""}
          onChange={(event) => change(["pages", page, language], event.currentTarget.value)}
        />
        <p>
          <a href={`/portal/${page}?brand=${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
            {t("configuration.page_open")}
          </a>
        </p>
      </section>
      <Preview state={state} pages={[page]} language={language} />
    </div>
  );
}
