import type { FieldProblem } from "./api/problem";

/** Texts by key, nested: `{ "offers": { "title": "..." } }`. */
export interface Texts {
  [key: string]: string | Texts;
}

export type Parameters = Record<string, unknown>;

/**
 * Returns the text of a key (`offers.title`), with `{{name}}` filled in. With the parameter `count` the
 * forms `key_one` and `key_other` are used. Same rules as i18next, in a few hundred bytes.
 */
export type Translate = (key: string, parameters?: Parameters) => string;

function find(texts: Texts, key: string): string | null {
  let found: string | Texts | undefined = texts;
  for (const part of key.split(".")) {
    if (typeof found !== "object") return null;
    found = found[part];
  }
  return typeof found === "string" ? found : null;
}

/** Make the translate function of a language. Later texts win over earlier ones. */
export function translator(locale: string, ...areas: Texts[]): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const lookUp = (key: string) =>
    areas.reduce<string | null>((found, texts) => find(texts, key) ?? found, null);
  return (key, parameters = {}) => {
    const count = parameters.count;
    const form =
      typeof count === "number"
        ? (lookUp(`${key}_${plurals.select(count)}`) ?? lookUp(`${key}_other`))
        : null;
    const text = form ?? lookUp(key);
    if (text === null) return key;
    return text.replace(/{{\s*(\w+)\s*}}/g, (_, name: string) => {
      const value = parameters[name];
      return typeof value === "number" ? numbers.format(value) : String(value ?? "");
    });
  };
}

/** The sentence for a problem code; an unknown one gets a general sentence that is still true. */
export function problemText(translate: Translate, code: string, parameters: Parameters = {}): string {
  const key = `problems.${code}`;
  const text = translate(key, parameters);
  return text === key ? translate("problems.unknown") : text;
}

/** The sentence for a faulty field; an unknown code asks to check the field. */
export function fieldText(translate: Translate, field: FieldProblem): string {
  for (const key of [`fields.${field.code}`, `problems.${field.code}`]) {
    const text = translate(key, field.parameters);
    if (text !== key) return text;
  }
  return translate("fields.unknown");
}
