import { Button } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import type { Language, LayoutTexts, LetterLayout, Template } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Names } from "./marks";
import styles from "./Templates.module.css";
import { TextEditor } from "./TextEditor";

const measures = ["margin_top", "margin_right", "margin_bottom", "margin_left", "logo_height"] as const;
const limits: Record<(typeof measures)[number], [number, number]> = {
  margin_top: [20, 80],
  margin_right: [10, 60],
  margin_bottom: [15, 80],
  margin_left: [15, 60],
  logo_height: [5, 30],
};
const mostColumns = 4;

interface Properties {
  template: Template;
  layout: LetterLayout;
  names: Names;
  change: (layout: LetterLayout) => void;
  ready: (editor: Editor | null) => void;
  failed: () => void;
}

/** Header, footer, columns and measures of a brand's letters. */
export function LayoutForm({ template, layout, names, change, ready, failed }: Properties) {
  const { t, i18n } = useTranslation();
  const [part, setPart] = useState(0);
  const language = template.language as Language;
  const { header = "", footer = [] } = layout.texts?.[language] ?? {};
  const set = (changes: Partial<LetterLayout>) => change({ ...layout, ...changes });
  const setTexts = (changes: Partial<LayoutTexts>) =>
    set({ texts: { ...layout.texts, [language]: { header, footer, ...changes } } });
  const setColumn = (index: number, html: string) =>
    setTexts({ footer: footer.map((column, position) => (position === index ? html : column)) });
  return (
    <div className={styles.layout}>
      <fieldset className={styles.measures}>
        <legend>{t("templates.layout.measures")}</legend>
        <Choice
          label={t("templates.layout.logo")}
          value={layout.logo}
          options={["left", "center", "right", "none"].map((value) => [
            value,
            t(`templates.layout.logos.${value}`),
          ])}
          choose={(value) => set({ logo: value as LetterLayout["logo"] })}
        />
        <Choice
          label={t("templates.layout.columns")}
          value={String(layout.columns)}
          options={["1", "2", "3"].map((value) => [value, value])}
          choose={(value) => set({ columns: Number(value) })}
        />
        <Choice
          label={t("templates.layout.font")}
          value={layout.font}
          options={["Source Sans 3", "Inter", "Nunito Sans"].map((value) => [value, value])}
          choose={(value) => set({ font: value as LetterLayout["font"] })}
        />
        <Choice
          label={t("templates.layout.font_size")}
          value={String(layout.font_size)}
          options={[85, 90, 98, 105, 110, 120].map((value) => [
            String(value),
            t("templates.layout.points", { value: (value / 10).toLocaleString(i18n.language) }),
          ])}
          choose={(value) => set({ font_size: Number(value) })}
        />
        {measures.map((name) => (
          <label key={name} className={styles.choice}>
            <span>{t(`templates.layout.${name}`)}</span>
            <input
              type="number"
              min={limits[name][0]}
              max={limits[name][1]}
              value={layout[name]}
              onChange={(event) => {
                const value = Number(event.currentTarget.value);
                if (value >= limits[name][0] && value <= limits[name][1]) set({ [name]: value });
              }}
            />
          </label>
        ))}
        {(["footer_line", "page_numbers"] as const).map((name) => (
          <label key={name} className={styles.plain}>
            <input
              type="checkbox"
              checked={layout[name]}
              onChange={(event) => set({ [name]: event.currentTarget.checked })}
            />
            {t(`templates.layout.${name}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.measures}>
        <legend>{t("templates.layout.texts")}</legend>
        <p className={styles.hint}>{t("templates.layout.texts_hint")}</p>
        <Choice
          label={t("templates.layout.part")}
          value={String(part)}
          options={[
            ["0", t("templates.layout.header")],
            ...footer.map((_, index): [string, string] => [
              String(index + 1),
              t("templates.layout.footer_column", { number: index + 1 }),
            ]),
          ]}
          choose={(value) => setPart(Number(value))}
        />
        <div className={styles.columns}>
          <Button
            variant="default"
            disabled={footer.length >= mostColumns}
            onClick={() => {
              setTexts({ footer: [...footer, "<p></p>"] });
              setPart(footer.length + 1);
            }}
          >
            {t("templates.layout.add_column")}
          </Button>
          <Button
            variant="default"
            disabled={part === 0}
            onClick={() => {
              setTexts({ footer: footer.filter((_, position) => position !== part - 1) });
              setPart(0);
            }}
          >
            {t("templates.layout.remove_column")}
          </Button>
        </div>
      </fieldset>
      <TextEditor
        key={`${part} ${footer.length}`}
        label={part ? t("templates.layout.footer_column", { number: part }) : t("templates.layout.header")}
        html={part ? (footer[part - 1] ?? "") : header}
        names={names}
        change={(html) => (part ? setColumn(part - 1, html) : setTexts({ header: filled(html) }))}
        ready={ready}
        failed={failed}
      />
    </div>
  );
}

/** An empty header means the standard's. */
function filled(html: string): string {
  return html === "<p></p>" ? "" : html;
}

interface ChoiceProperties {
  label: string;
  value: string;
  options: [string, string][];
  choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProperties) {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
