import type { Theme } from "./api/models";
import { type Hex, mix, on, readableOn, shades } from "./colour";

export type Scheme = "light" | "dark";

/** Colours that every brand shares: ground, text and lines. */
const neutral = {
  light: {
    ground: "#ffffff",
    raised: "#ffffff",
    sunken: "#f4f6f7",
    text: "#14191e",
    muted: "#55606b",
    line: "#d9dfe3",
    control: "#78848f",
  },
  dark: {
    ground: "#14181c",
    raised: "#1c2126",
    sunken: "#0e1114",
    text: "#eef1f3",
    muted: "#a7b1ba",
    line: "#343c44",
    control: "#7b8792",
  },
} as const;

const fonts: Record<string, string> = {
  Inter: '"Inter Variable", "Inter Fallback"',
  "Nunito Sans": '"Nunito Sans Variable", "Nunito Sans Fallback"',
};

/** The custom properties of a brand in one scheme, e.g. `--ww-primary`. */
export type Tokens = Record<`--ww-${string}`, string>;

function family(name: string, colour: Hex, ground: Hex, scheme: Scheme): Tokens {
  // Dark grounds need brighter colours: the brand's hue stays, its lightness moves.
  const base = scheme === "dark" ? readableOn(ground, colour) : colour;
  const filled = scheme === "dark" ? base : readableOn("#ffffff", colour);
  const soft = mix(base, ground, scheme === "dark" ? 0.84 : 0.91);
  return {
    [`--ww-${name}`]: filled,
    [`--ww-${name}-hover`]: mix(filled, scheme === "dark" ? "#ffffff" : "#000000", 0.14),
    [`--ww-${name}-soft`]: soft,
    [`--ww-${name}-line`]: mix(base, ground, scheme === "dark" ? 0.6 : 0.68),
    [`--ww-on-${name}`]: on(filled),
    [`--ww-${name}-text`]: readableOn(soft, readableOn(ground, base)),
  };
}

/** Compute all design tokens of a brand. Every text colour reaches 4.5:1 on its background. */
export function tokensOf(theme: Theme, scheme: Scheme): Tokens {
  const colours = neutral[scheme];
  const ground = colours.ground;
  const font = fonts[theme.font ?? "Inter"] ?? fonts.Inter;
  const radius = theme.radius ?? 10;
  return {
    ...Object.fromEntries(Object.entries(colours).map(([name, colour]) => [`--ww-${name}`, colour])),
    ...family("primary", theme.primary, ground, scheme),
    ...family("accent", theme.accent, ground, scheme),
    ...family("error", theme.error ?? "#b3261e", ground, scheme),
    ...family("success", theme.success ?? "#1b6e3c", ground, scheme),
    ...family("warning", theme.warning ?? "#8a5300", ground, scheme),
    ...family("info", theme.info ?? "#1f5a99", ground, scheme),
    "--ww-font": `${font}, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`,
    "--ww-radius": `${radius}px`,
    "--ww-radius-small": `${Math.round(radius * 0.6)}px`,
    "--ww-radius-large": `${Math.round(radius * 1.6)}px`,
  } as Tokens;
}

/** A stylesheet text that sets the tokens for `selector`; dark applies as the reader's system asks. */
export function themeCss(theme: Theme, selector: string): string {
  const block = (scheme: Scheme) =>
    Object.entries(tokensOf(theme, scheme))
      .map(([name, value]) => `${name}:${value}`)
      .join(";");
  return (
    `${selector}{color-scheme:light;${block("light")}}` +
    `@media (prefers-color-scheme:dark){${selector}:not([data-scheme=light]){color-scheme:dark;${block("dark")}}}` +
    `${selector}[data-scheme=dark]{color-scheme:dark;${block("dark")}}`
  );
}

/** Put a brand's tokens on the whole page (`:root`), replacing those of another brand. */
export function applyTheme(theme: Theme): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themeCss(theme, ":root"));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((other) => other !== applied), sheet];
  applied = sheet;
}

let applied: CSSStyleSheet | null = null;

/** Ten shades of the primary and the accent colour, light to dark, for component libraries. */
export function palette(theme: Theme): { primary: Hex[]; accent: Hex[] } {
  return {
    primary: shades(readableOn("#ffffff", theme.primary)),
    accent: shades(readableOn("#ffffff", theme.accent)),
  };
}
