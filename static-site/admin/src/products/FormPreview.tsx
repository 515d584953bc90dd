import { NativeSelect, TextInput } from "@mantine/core";
import type { ExtraField, Language } from "@wattwerk/ui/api/models";
import { type Answers, shownQuestions } from "@wattwerk/ui/questions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterLanguage } from "./FilterLanguage";
import { Several } from "./fields";
import styles from "./Products.module.css";

/** The form as prospects fill it in: conditions work, nothing is stored. */
export function FormPreview({ fields }: { fields: ExtraField[] }) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState(i18n.language as Language);
  const [answers, setAnswers] = useState<Answers>({});
  const answer = (key: string, value: Answers[string]) => setAnswers({ ...answers, [key]: value });
  const shown = shownQuestions(fields, answers);
  return (
    <aside className={styles.preview} aria-label={t("products.preview")}>
      <div className={styles.entryHead}>
        <h2>{t("products.preview")}</h2>
        <FilterLanguage value={language} change={setLanguage} />
      </div>
      {fields.length === 0 && <p className={styles.muted}>{t("products.preview_empty")}</p>}
      {shown.map((field) => {
        const label = `${field.label[language] || field.key}${field.unit ? ` (${field.unit})` : ""}`;
        const common = {
          label,
          description: field.help?.[language],
          required: field.required,
          lang: language,
        };
        const options = (field.choices ?? []).map((choice) => ({
          value: choice.value,
          label: choice.label[language] || choice.value,
        }));
        const given = answers[field.key];
        if (field.type === "multiple_choice") {
          return (
            <Several
              key={field.key}
              label={label}
              values={Array.isArray(given) ? given : []}
              options={options}
              change={(values) => answer(field.key, values)}
            />
          );
        }
        if (field.type === "yes_no") {
          return (
            <NativeSelect
              key={field.key}
              {...common}
              value={given === undefined ? "" : given ? "yes" : "no"}
              data={[
                { value: "", label: "–" },
                { value: "yes", label: t("products.yes") },
                { value: "no", label: t("products.no") },
              ]}
              onChange={(event) => answer(field.key, event.currentTarget.value === "yes")}
            />
          );
        }
        const text = typeof given === "string" ? given : "";
        const change = (event: { currentTarget: { value: string } }) =>
          answer(field.key, event.currentTarget.value);
        return field.type === "choice" ? (
          <NativeSelect
            key={field.key}
            {...common}
            value={text}
            data={[{ value: "", label: "–" }, ...options]}
            onChange={change}
          />
        ) : (
          <TextInput
            key={field.key}
            {...common}
            type={field.type === "date" ? "date" : "text"}
            value={text}
            onChange={change}
          />
        );
      })}
    </aside>
  );
}
