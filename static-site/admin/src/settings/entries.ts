import { useTranslation } from "react-i18next";
import { fieldOf, type JsonSchema, labelKeys, type Path, words } from "./schema";
import { useConfigurationSchema } from "./useConfiguration";

/** A part of the settings as the index lists it. */
export interface Entry {
  /** Below `/settings/`. */
  path: string;
  label: string;
  /** Names of the fields inside. */
  fields: string[];
}

/** All parts of the settings by subject; the rules come from the server's description of them. */
export function useEntries(): { key: string; entries: Entry[] }[] {
  const { t } = useTranslation();
  const schema = useConfigurationSchema().data;
  const label = (path: Path) => t(labelKeys(path), { defaultValue: words(String(path.at(-1) ?? "")) });
  const labels = (given: JsonSchema | undefined, root: JsonSchema | undefined, path: Path = []) =>
    given && root ? pathsIn(given, root, path).map(label) : [];
  const part = (path: string, fields: string[] = []): Entry => ({
    path,
    label: t(`configuration.parts.${path}`),
    fields,
  });

  const { theme, layout: _layout, id: _id, ...brand } = schema?.brand.properties ?? {};
  const rules = Object.entries(schema?.settings.properties ?? {});
  const single = rules.filter(([, field]) => schema && !isGroup(field, schema.settings));
  return [
    {
      key: "look",
      entries: [
        part("appearance", labels(theme, schema?.brand, ["theme"])),
        part("layout"),
        part("brand", labels({ properties: brand }, schema?.brand)),
        part(
          "pages",
          ["imprint", "privacy", "accessibility"].map((page) => t(`configuration.legal_pages.${page}`)),
        ),
      ],
    },
    {
      key: "rules",
      entries: [
        part(
          "rules",
          single.map(([name]) => label([name])),
        ),
        ...rules
          .filter(([, field]) => schema && isGroup(field, schema.settings))
          .map(([name, field]) => ({
            path: `rules/${name}`,
            label: label([name]),
            fields: labels(field, schema?.settings, [name]),
          }))
          .sort((one, other) => one.label.localeCompare(other.label)),
      ],
    },
    { key: "history", entries: [part("revisions")] },
  ];
}

/** Entries that a text names, with the names of the fields because of which they were found. */
export function found(entries: Entry[], text: string): (Entry & { matches: string[] })[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return entries.map((entry) => ({ ...entry, matches: [] }));
  const fits = (name: string) => name.toLowerCase().includes(wanted);
  return entries
    .map((entry) => ({ ...entry, matches: [...new Set(entry.fields.filter(fits))] }))
    .filter(({ label, matches }) => fits(label) || matches.length > 0);
}

/** Whether a rule is so large that it has a page of its own. */
export function isGroup(schema: JsonSchema, root: JsonSchema): boolean {
  return ["group", "list"].includes(fieldOf(schema, root).kind);
}

/** The paths of all fields that a schema holds. */
export function pathsIn(schema: JsonSchema, root: JsonSchema, path: Path): Path[] {
  const field = fieldOf(schema, root);
  switch (field.kind) {
    case "group":
      return Object.entries(field.fields).flatMap(([name, part]) => pathsIn(part, root, [...path, name]));
    case "list":
      return pathsIn(field.entry, root, path);
    default:
      return path.length > 0 ? [path] : [];
  }
}
