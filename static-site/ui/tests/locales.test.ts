import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "../src/language";
import type { Texts } from "../src/texts";

const folder = new URL("../locales/", import.meta.url);
const areas = readdirSync(new URL("de/", folder));

function flat(texts: Texts, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}

function texts(language: string, area: string): Map<string, string> {
  return new Map(flat(JSON.parse(readFileSync(new URL(`${language}/${area}`, folder), "utf8"))));
}

const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((match) => match[1]).sort();

describe.each(areas)("texts of %s", (area) => {
  const german = texts("de", area);

  it.each(languages)("have every key in %s and nothing else", (language) => {
    expect([...texts(language, area).keys()].sort()).toEqual([...german.keys()].sort());
  });

  it.each(languages)("are nowhere empty in %s", (language) => {
    const empty = [...texts(language, area)].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  it.each(languages)("fill in the same values in %s", (language) => {
    const translated = texts(language, area);
    const different = [...german].filter(
      ([key, text]) => `${placeholders(text)}` !== `${placeholders(translated.get(key) ?? "")}`,
    );
    expect(different).toEqual([]);
  });
});

it("stands in the same files in every language", () => {
  for (const language of languages) expect(readdirSync(new URL(`${language}/`, folder))).toEqual(areas);
});
