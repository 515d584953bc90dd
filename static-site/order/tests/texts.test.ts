import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { translateInto } from "../src/texts";

const folder = new URL("../src/", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.tsx?$/.test(file),
);

/** Keys that stand in the source as they are; composed ones begin with a fixed part and end with a value. */
const keys = sources.flatMap((file) =>
  [...readFileSync(new URL(file, folder), "utf8").matchAll(/\bt\(\s*"([\w.]+)"/g)].map(
    (match) => match[1] as string,
  ),
);

it("says everything that the source asks for", async () => {
  const translate = await translateInto("de");
  const silent = keys.filter((key) => translate(key, { count: 2 }) === key);
  expect(keys.length).toBeGreaterThan(50);
  expect(silent).toEqual([]);
});
