import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { FieldProblem } from "@wattwerk/ui/api/problem";
import { languageNames, languages } from "@wattwerk/ui/language";
import { fieldText } from "@wattwerk/ui/texts";
import { useTranslation } from "react-i18next";
import styles from "./Settings.module.css";
import {
  blank,
  type Field,
  fieldOf,
  type JsonSchema,
  labelKeys,
  type Path,
  pointerOf,
  words,
} from "./schema";

export interface SchemaFieldProps {
  schema: JsonSchema;
  /** Holds the definitions that schemas refer to. */
  root: JsonSchema;
  /** Where the value stands, e.g. ["sender", "name"]. */
  path: Path;
  value: unknown;
  change: (path: Path, value: unknown) => void;
  /** Faults that the server found; their pointers begin with `prefix`. */
  faults: FieldProblem[];
  prefix: string;
  /** The group has a heading of its own already. */
  headless?: boolean;
}

/** The field for one setting, made from its schema; groups and lists hold fields of their own. */
export function SchemaField(props: SchemaFieldProps) {
  const { schema, root, path, value, change, faults, prefix } = props;
  const { t } = useTranslation();
  const field = fieldOf(schema, root);
  const label = useLabel(path);
  const hint = useHint(path, field);
  const fault = faults.find(({ pointer }) => pointer === prefix + pointerOf(path));
  const common = { label, description: hint, error: fault && fieldText(t, fault) };
  const text = value === null || value === undefined ? "" : String(value);
  const set = (next: string) => change(path, next === "" && field.optional ? null : next);

  switch (field.kind) {
    case "switch":
      return (
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => change(path, event.currentTarget.checked)}
          />
          <span>
            {label}
            {hint && <span className={styles.hint}>{hint}</span>}
          </span>
        </label>
      );
    case "choice":
      return (
        <NativeSelect {...common} value={text} onChange={(event) => set(event.currentTarget.value)}>
          {field.optional && <option value="">{t("configuration.any")}</option>}
          {field.choices.map((choice) => (
            <option key={choice} value={choice}>
              {t([`configuration.choices.${choice}`, `commodities.${choice}`], {
                defaultValue: words(choice),
              })}
            </option>
          ))}
        </NativeSelect>
      );
    case "integer":
      return (
        <TextInput
          {...common}
          className={styles.short ?? ""}
          type="number"
          inputMode="numeric"
          min={field.schema.minimum}
          max={field.schema.maximum}
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
          onBlur={() => text !== "" && change(path, Number(text))}
        />
      );
    case "decimal":
      return (
        <TextInput
          {...common}
          className={styles.short ?? ""}
          inputMode="decimal"
          value={text}
          onChange={(event) => set(event.currentTarget.value.replace(",", "."))}
        />
      );
    case "date":
      return (
        <TextInput
          {...common}
          className={styles.short ?? ""}
          type="date"
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case "text": {
      const long = (field.schema.maxLength ?? 0) > 200;
      const Input = long ? Textarea : TextInput;
      return (
        <Input
          {...common}
          maxLength={field.schema.maxLength}
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    }
    case "languages":
      return (
        <fieldset className={styles.group}>
          <legend>{label}</legend>
          {languages.map((language) => (
            <TextInput
              key={language}
              label={languageNames[language]}
              value={String((value as Record<string, string> | undefined)?.[language] ?? "")}
              onChange={(event) => change([...path, language], event.currentTarget.value)}
            />
          ))}
        </fieldset>
      );
    case "group":
      return (
        <fieldset className={styles.group}>
          <legend className={props.headless ? "visually-hidden" : undefined}>{label}</legend>
          {hint && <p className={styles.hint}>{hint}</p>}
          <GroupFields {...props} headless={false} fields={field.fields} />
        </fieldset>
      );
    case "list":
      return <ListField {...props} label={label} hint={hint} entry={field.entry} />;
  }
}

/** The fields of a group, without a frame. */
export function GroupFields({ fields, ...props }: SchemaFieldProps & { fields: Record<string, JsonSchema> }) {
  const value = (props.value ?? {}) as Record<string, unknown>;
  return (
    <div className={styles.fields}>
      {Object.entries(fields).map(([name, schema]) => (
        <SchemaField key={name} {...props} schema={schema} path={[...props.path, name]} value={value[name]} />
      ))}
    </div>
  );
}

interface ListFieldProps extends SchemaFieldProps {
  label: string;
  hint: string | undefined;
  entry: JsonSchema;
}

function ListField({ label, hint, entry, headless, ...props }: ListFieldProps) {
  const { root, path, change } = props;
  const { t } = useTranslation();
  const entries = (Array.isArray(props.value) ? props.value : []) as unknown[];
  const inside = fieldOf(entry, root);
  const name = (index: number) => t("configuration.entry", { name: label, number: index + 1 });
  return (
    <fieldset className={styles.group}>
      <legend className={headless ? "visually-hidden" : undefined}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      <ol className={styles.entries}>
        {entries.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no names; their position is what they are
          <li key={index} className={styles.entry}>
            {inside.kind === "group" ? (
              <GroupFields {...props} fields={inside.fields} path={[...path, index]} value={value} />
            ) : (
              <SchemaField {...props} schema={entry} path={[...path, index]} value={value} />
            )}
            <div className={styles.tools}>
              <ActionIcon
                variant="subtle"
                disabled={index === 0}
                aria-label={t("configuration.entry_up", { name: name(index) })}
                onClick={() => {
                  const next = [...entries];
                  next.splice(index - 1, 0, ...next.splice(index, 1));
                  change(path, next);
                }}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="error"
                aria-label={t("configuration.entry_remove", { name: name(index) })}
                onClick={() => change(path, entries.toSpliced(index, 1))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        size="xs"
        className={styles.start ?? ""}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => change(path, [...entries, blank(entry, root)])}
      >
        {t("configuration.entry_add", { name: label })}
      </Button>
    </fieldset>
  );
}

/** The name of a setting; what nobody has translated yet shows its technical name as words. */
export function useLabel(path: Path): string {
  const { t } = useTranslation();
  const name = path.filter((step) => typeof step === "string").at(-1) ?? "";
  return t(labelKeys(path), { defaultValue: words(name) });
}

/** What a setting means: translated, or in English as the server describes it. */
function useHint(path: Path, { schema }: Field): string | undefined {
  const { t, i18n } = useTranslation();
  const fallback = i18n.language === "en" ? schema.description?.split("\n\n")[0] : undefined;
  const [key] = labelKeys(path).map((found) => found.replace(".fields.", ".hints."));
  return t(key ?? "", { defaultValue: fallback ?? "" }) || undefined;
}
