import { TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import type { Template } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { conditional } from "./marks";
import styles from "./Templates.module.css";

interface Properties {
  template: Template;
  editor: Editor | null;
  /** Inserts a value where the cursor was last: in the text, or in the subject. */
  insertVariable: (name: string) => void;
}

/** What may stand in the text: values with samples, whole places, shared texts, and conditions. */
export function Picker({ template, editor, insertVariable }: Properties) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const variables = template.variables.filter(({ label, name }) =>
    `${label} ${name}`.toLowerCase().includes(wanted),
  );
  const own = variables.filter(({ name }) => !name.startsWith("brand_"));
  const ofBrand = variables.filter(({ name }) => name.startsWith("brand_"));
  const insert = (type: string, name: string) =>
    editor?.chain().focus().insertContent({ type, attrs: { name } }).run();
  return (
    <div className={styles.picker}>
      {editor && template.conditions.length > 0 && <ConditionChoice template={template} editor={editor} />}
      <TextInput
        type="search"
        label={t("templates.search_variable")}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {[
        { title: t("templates.variables_of_case"), entries: own },
        { title: t("templates.variables_of_brand"), entries: ofBrand },
      ].map(
        ({ title, entries }) =>
          entries.length > 0 && (
            <section key={title}>
              <h3>{title}</h3>
              <ul className={styles.offers}>
                {entries.map(({ name, label, sample, optional }) => (
                  <li key={name}>
                    <button type="button" onClick={() => insertVariable(name)} title={name}>
                      <span>
                        {label}
                        {optional && <small> · {t("templates.sometimes")}</small>}
                      </span>
                      <small className={styles.sample}>{sample}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      {template.slots.length > 0 && (
        <section>
          <h3>{t("templates.slots")}</h3>
          <p className={styles.hint}>{t("templates.slots_hint")}</p>
          <ul className={styles.offers}>
            {template.slots.map(({ name, label, required }) => (
              <li key={name}>
                <button type="button" onClick={() => insert("slot", name)}>
                  <span>{label}</span>
                  {required && <small>{t("templates.required")}</small>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {template.text_blocks.length > 0 && (
        <section>
          <h3>{t("templates.kinds.block")}</h3>
          <ul className={styles.offers}>
            {template.text_blocks.map((key) => (
              <li key={key}>
                <button type="button" onClick={() => insert("textBlock", key)}>
                  <span>{key}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** On what the block under the cursor depends. */
function ConditionChoice({ template, editor }: { template: Template; editor: Editor }) {
  const { t } = useTranslation();
  const { type, condition } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const type = innermost(editor);
      return { type, condition: type ? String(editor.getAttributes(type).condition ?? "") : "" };
    },
  });
  return (
    <label className={styles.choice}>
      <span>{t("templates.condition")}</span>
      <select
        value={condition}
        disabled={!type}
        onChange={(event) =>
          type &&
          editor
            .chain()
            .focus()
            .updateAttributes(type, { condition: event.currentTarget.value || null })
            .run()
        }
      >
        <option value="">{t("templates.always")}</option>
        {template.conditions.flatMap(({ name, label }) => [
          <option key={name} value={name}>
            {t("templates.only_if")} {label}
          </option>,
          <option key={`!${name}`} value={`!${name}`}>
            {t("templates.only_if_not")} {label}
          </option>,
        ])}
      </select>
      <small className={styles.hint}>{t("templates.condition_hint")}</small>
    </label>
  );
}

/** The block that a condition is for: an entry of a list rather than the paragraph in it. */
function innermost(editor: Editor): string | undefined {
  if (editor.isActive("listItem")) return "listItem";
  if (editor.isActive("table")) return "table";
  return conditional.find((type) => editor.isActive(type));
}
