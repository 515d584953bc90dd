/** Reads JSON schemas as forms need them: what kind of field a value wants, and how an empty one looks. */

export interface JsonSchema {
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  enum?: (string | number)[];
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

export type Path = (string | number)[];

interface Common {
  schema: JsonSchema;
  /** May be left empty, which means "not set". */
  optional: boolean;
}

export type Field = Common &
  (
    | { kind: "switch" | "integer" | "decimal" | "date" | "text" }
    | { kind: "choice"; choices: string[] }
    | { kind: "group"; fields: Record<string, JsonSchema> }
    | { kind: "list"; entry: JsonSchema }
    | { kind: "languages" }
  );

/** What kind of field a schema asks for. `root` holds the definitions that it refers to. */
export function fieldOf(given: JsonSchema, root: JsonSchema): Field {
  const variants = (given.anyOf ?? [given]).map((variant) => resolved(variant, root));
  const optional = variants.some(({ type }) => type === "null");
  const real = variants.filter(({ type }) => type !== "null");
  const schema = { ...real[0], description: given.description ?? real[0]?.description } as JsonSchema;
  const common = { schema, optional };
  if (real.length > 1 && real.some(({ type }) => type === "number")) return { ...common, kind: "decimal" };
  if (schema.enum) return { ...common, kind: "choice", choices: schema.enum.map(String) };
  if (schema.properties) return { ...common, kind: "group", fields: schema.properties };
  switch (schema.type) {
    case "boolean":
      return { ...common, kind: "switch" };
    case "integer":
      return { ...common, kind: "integer" };
    case "number":
      return { ...common, kind: "decimal" };
    case "array":
      return { ...common, kind: "list", entry: schema.items ?? {} };
    case "object":
      return { ...common, kind: "languages" };
    default:
      return { ...common, kind: schema.format === "date" ? "date" : "text" };
  }
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split("/").at(-1);
  const definition = name ? root.$defs?.[name] : undefined;
  return definition ? { ...definition, description: schema.description ?? definition.description } : schema;
}

/** A new value of a schema, for a new entry of a list. */
export function blank(given: JsonSchema, root: JsonSchema): unknown {
  if (given.default !== undefined) return given.default;
  const field = fieldOf(given, root);
  if (field.optional) return null;
  switch (field.kind) {
    case "switch":
      return false;
    case "integer":
      return field.schema.minimum ?? 0;
    case "decimal":
      return "0";
    case "choice":
      return field.choices[0] ?? "";
    case "list":
      return [];
    case "languages":
      return {};
    case "group":
      return Object.fromEntries(
        Object.entries(field.fields).map(([name, part]) => [name, blank(part, root)]),
      );
    default:
      return "";
  }
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, step) =>
      typeof part === "object" && part !== null ? (part as Record<string, unknown>)[step] : undefined,
    value,
  );
}

/** The same value with another one at the path; everything else is shared. */
export function withValue<Whole>(whole: Whole, path: Path, value: unknown): Whole {
  const [step, ...rest] = path;
  if (step === undefined) return value as Whole;
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string | number, unknown>;
  copy[step] = withValue(copy[step], rest, value);
  return copy as Whole;
}

/** Keys of the text that names a field, the most precise first; positions in lists do not matter. */
export function labelKeys(path: Path): string[] {
  const names = path.filter((step) => typeof step === "string");
  return [`configuration.fields.${names.join("__")}`, `configuration.fields.${names.at(-1)}`];
}

/** `bank_change_undo_hours` as words, for settings that nobody has named yet. */
export function words(name: string): string {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The pointer by which the server names the field at a path. */
export function pointerOf(path: Path): string {
  return `/${path.join("/")}`;
}
