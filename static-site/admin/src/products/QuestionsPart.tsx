import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { ExtraField, Language } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormPreview } from "./FormPreview";
import { MultilingualField, NumberField, Selection, Several } from "./fields";
import type { PartProps } from "./ProductPage";
import styles from "./Products.module.css";
import { codeOf, newField, noText } from "./product";

const types = ["text", "number", "choice", "multiple_choice", "date", "yes_no"] as const;
const mostQuestions = 30;

/** The product's own questions, and beside them how prospects see them. */
export function QuestionsPart({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const fields = draft.extra_fields ?? [];
  const set = (extra_fields: ExtraField[]) => change({ extra_fields });
  const put = (place: number, patch: Partial<ExtraField>) =>
    set(fields.map((field, index) => (index === place ? { ...field, ...patch } : field)));
  function move(place: number, step: number) {
    const moved = [...fields];
    const [field] = moved.splice(place, 1);
    if (field) moved.splice(place + step, 0, field);
    set(moved);
  }
  return (
    <section className={styles.beside} aria-label={t("products.parts.questions")}>
      <div className={styles.form}>
        <p className={styles.muted}>{t("products.questions_text")}</p>
        {fields.map((field, place) => (
          <Question
            // biome-ignore lint/suspicious/noArrayIndexKey: keys may still be empty or twice while editing
            key={place}
            field={field}
            earlier={fields.slice(0, place)}
            put={(patch) => put(place, patch)}
            tools={
              <>
                <Button
                  variant="subtle"
                  size="xs"
                  aria-label={t("products.up")}
                  disabled={place === 0}
                  onClick={() => move(place, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </Button>
                <Button
                  variant="subtle"
                  size="xs"
                  aria-label={t("products.down")}
                  disabled={place === fields.length - 1}
                  onClick={() => move(place, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </Button>
                <Button
                  variant="subtle"
                  size="xs"
                  color="error"
                  aria-label={t("products.remove")}
                  onClick={() => set(fields.filter((_, index) => index !== place))}
                >
                  <IconTrash size={16} aria-hidden />
                </Button>
              </>
            }
          />
        ))}
        {fields.length < mostQuestions && (
          <div>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => set([...fields, newField()])}
            >
              {t("products.add_question")}
            </Button>
          </div>
        )}
      </div>
      <FormPreview fields={fields} />
    </section>
  );
}

interface QuestionProperties {
  field: ExtraField;
  /** Questions before this one, on which it can depend. */
  earlier: ExtraField[];
  put: (patch: Partial<ExtraField>) => void;
  tools: React.ReactNode;
}

function Question({ field, earlier, put, tools }: QuestionProperties) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  // A new question is open at once; afterwards whoever reads decides.
  const [begun] = useState(!field.label.de);
  const withChoices = field.type === "choice" || field.type === "multiple_choice";
  const choices = field.choices ?? [];
  const source = earlier.find(({ key }) => key === field.shown_when?.field);
  const answers =
    source?.type === "yes_no"
      ? (["yes", "no"] as const).map((value) => ({ value: value as string, label: t(`products.${value}`) }))
      : (source?.choices ?? []).map(({ value, label }) => ({ value, label: label[language] || value }));
  const dependable = earlier.filter(
    ({ key, type }) => key && ["choice", "multiple_choice", "yes_no"].includes(type),
  );
  return (
    <article className={styles.entry}>
      <header className={styles.entryHead}>
        <h2>{field.label[language] || t("products.new_question")}</h2>
        {tools}
      </header>
      <details open={begun}>
        <summary>{t("products.edit_question", { type: t(`products.types.${field.type}`) })}</summary>
        <div className={styles.list}>
          <MultilingualField
            label={t("products.fields.question")}
            value={field.label}
            change={(label) =>
              put({
                label,
                ...(!field.key && {
                  key: codeOf(label.de)
                    .replace(/-/g, "_")
                    .replace(/^[0-9_]+/, ""),
                }),
              })
            }
          />
          <div className={styles.fields}>
            <TextInput
              label={t("products.fields.key")}
              description={t("products.hints.key")}
              value={field.key}
              onChange={(event) => put({ key: event.currentTarget.value })}
            />
            <Selection
              label={t("products.fields.type")}
              value={field.type}
              options={types.map((value) => ({ value, label: t(`products.types.${value}`) }))}
              change={(type) =>
                put({
                  type,
                  choices: type === "choice" || type === "multiple_choice" ? choices : [],
                  ...(type !== "number" && { unit: "", minimum: null, maximum: null }),
                })
              }
            />
            <Checkbox
              label={t("products.fields.required")}
              checked={field.required}
              onChange={(event) => put({ required: event.currentTarget.checked })}
            />
          </div>
          {field.type === "number" && (
            <div className={styles.fields}>
              <TextInput
                label={t("products.fields.unit")}
                maxLength={12}
                value={field.unit}
                onChange={(event) => put({ unit: event.currentTarget.value })}
              />
              <NumberField
                label={t("products.fields.minimum")}
                value={field.minimum}
                change={(minimum) => put({ minimum: minimum || null })}
              />
              <NumberField
                label={t("products.fields.maximum")}
                value={field.maximum}
                change={(maximum) => put({ maximum: maximum || null })}
              />
            </div>
          )}
          {withChoices && (
            <div className={styles.list}>
              {choices.map((choice, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: values may still be empty while editing
                <div key={place}>
                  <MultilingualField
                    label={t("products.fields.choice", { number: place + 1 })}
                    value={choice.label}
                    change={(label) =>
                      put({
                        choices: choices.map((entry, index) =>
                          index === place ? { label, value: entry.value || codeOf(label.de) } : entry,
                        ),
                      })
                    }
                  />
                  <Button
                    variant="subtle"
                    size="xs"
                    onClick={() => put({ choices: choices.filter((_, index) => index !== place) })}
                  >
                    {t("products.remove")}
                  </Button>
                </div>
              ))}
              <div>
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => put({ choices: [...choices, { value: "", label: noText }] })}
                >
                  {t("products.add_choice")}
                </Button>
              </div>
            </div>
          )}
          <MultilingualField
            label={t("products.fields.help")}
            value={field.help}
            change={(help) => put({ help: help.de || help.en || help.fr ? help : null })}
          />
          {dependable.length > 0 && (
            <Selection
              label={t("products.fields.shown_when")}
              value={field.shown_when?.field ?? ""}
              options={[
                { value: "", label: t("products.always") },
                ...dependable.map(({ key, label }) => ({ value: key, label: label[language] || key })),
              ]}
              change={(key) => put({ shown_when: key ? { field: key, values: [] } : null })}
            />
          )}
          {field.shown_when && answers.length > 0 && (
            <Several
              label={t("products.fields.answers")}
              values={field.shown_when.values}
              options={answers}
              change={(values) => put({ shown_when: { field: field.shown_when?.field ?? "", values } })}
            />
          )}
        </div>
      </details>
    </article>
  );
}
