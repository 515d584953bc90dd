import { describe, expect, it } from "vitest";
import type { Theme } from "../src/api/models";
import { contrast, READABLE } from "../src/colour";
import { tokensOf } from "../src/theme";

const brands: Record<string, Theme> = {
  "teal utility": { primary: "#0b6b5d", accent: "#7ab800", logo_svg: "<svg/>" } as Theme,
  "orange discounter": { primary: "#f26a00", accent: "#5b2a86", logo_svg: "<svg/>" } as Theme,
  "pale yellow": { primary: "#ffe600", accent: "#c0ffee", logo_svg: "<svg/>" } as Theme,
  "nearly black": { primary: "#101010", accent: "#000080", logo_svg: "<svg/>" } as Theme,
};

describe.each(Object.entries(brands))("theme of the %s", (_, theme) => {
  describe.each(["light", "dark"] as const)("in %s", (scheme) => {
    const tokens = tokensOf(theme, scheme) as Record<string, string>;
    const token = (name: string) => tokens[`--ww-${name}`] as string;

    it.each(["primary", "accent", "error", "success", "warning", "info"])(
      "%s is readable everywhere",
      (name) => {
        expect(contrast(token(`on-${name}`), token(name))).toBeGreaterThanOrEqual(READABLE);
        expect(contrast(token(`${name}-text`), token("ground"))).toBeGreaterThanOrEqual(READABLE);
        expect(contrast(token(`${name}-text`), token(`${name}-soft`))).toBeGreaterThanOrEqual(READABLE);
      },
    );

    it("keeps quiet text readable on every ground", () => {
      for (const ground of ["ground", "raised", "sunken"]) {
        expect(contrast(token("muted"), token(ground))).toBeGreaterThanOrEqual(READABLE);
      }
    });

    it("draws the frames of fields with 3:1", () => {
      expect(contrast(token("control"), token("raised"))).toBeGreaterThanOrEqual(3);
    });
  });
});
