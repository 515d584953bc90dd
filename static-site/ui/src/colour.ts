/** Colour arithmetic for brand themes: contrast by WCAG 2.2, mixing in OKLab-like perceptual steps. */

export type Hex = string;
type Rgb = [number, number, number];

/** Contrast that text needs against its background (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

function channels(colour: Hex): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hex([red, green, blue]: Rgb): Hex {
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: Hex): number {
  const [red, green, blue] = channels(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(one: Hex, other: Hex): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of `other` (0 to 1) mixed into `colour`. */
export function mix(colour: Hex, other: Hex, share: number): Hex {
  const into = channels(other);
  return hex(channels(colour).map((part, index) => part + ((into[index] ?? 0) - part) * share) as Rgb);
}

/** White or near black, whichever is easier to read on `background`. */
export function on(background: Hex): Hex {
  const dark = "#10151a";
  return contrast("#ffffff", background) >= READABLE
    ? "#ffffff"
    : contrast(dark, background) >= READABLE
      ? dark
      : "#ffffff";
}

/** `colour`, moved towards white or black just as far as it takes to be readable on `background`. */
export function readableOn(background: Hex, colour: Hex, ratio = READABLE): Hex {
  const goal = luminance(background) > 0.18 ? "#000000" : "#ffffff";
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, goal, share);
    if (contrast(candidate, background) >= ratio) return candidate;
  }
  return goal;
}

/** Ten shades from light to dark around `colour`, which is number 6 (as Mantine wants them). */
export function shades(colour: Hex): Hex[] {
  const lighter = [0.93, 0.84, 0.68, 0.5, 0.33, 0.16].map((share) => mix(colour, "#ffffff", share));
  const darker = [0.14, 0.28, 0.42].map((share) => mix(colour, "#000000", share));
  return [...lighter, colour, ...darker];
}
