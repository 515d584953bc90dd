import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineThemeOverride,
  useComputedColorScheme,
  type VariantColorsResolver,
} from "@mantine/core";
import { useEffect } from "react";

const families = ["primary", "accent", "error", "success", "warning", "info"];

/** Buttons take the tokens of the brand instead of Mantine's palettes, so that contrast is computed once. */
const brandColours: VariantColorsResolver = (input) => {
  const name = input.color && families.includes(input.color) ? input.color : "primary";
  switch (input.variant) {
    case "filled":
      return {
        background: `var(--ww-${name})`,
        hover: `var(--ww-${name}-hover)`,
        color: `var(--ww-on-${name})`,
        border: "1px solid transparent",
      };
    case "light":
      return {
        background: `var(--ww-${name}-soft)`,
        hover: `var(--ww-${name}-line)`,
        color: `var(--ww-${name}-text)`,
        hoverColor: "var(--ww-text)",
        border: "1px solid transparent",
      };
    case "default":
      return {
        background: "var(--ww-raised)",
        hover: "var(--ww-sunken)",
        color: "var(--ww-text)",
        border: "1px solid var(--ww-control)",
      };
    case "subtle":
      return {
        background: "transparent",
        hover: `var(--ww-${name}-soft)`,
        color: `var(--ww-${name}-text)`,
        border: "1px solid transparent",
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

/** Mantine in the look of a brand. `size` is that of all fields and buttons: dense for staff, large for customers. */
export function mantineTheme(size: "sm" | "md"): MantineThemeOverride {
  const defaultProps = { size };
  return createTheme({
    variantColorResolver: brandColours,
    cursorType: "pointer",
    respectReducedMotion: true,
    defaultRadius: "md",
    components: {
      Button: { defaultProps },
      TextInput: { defaultProps },
      PasswordInput: { defaultProps },
      Textarea: { defaultProps },
      NativeSelect: { defaultProps },
    },
  });
}

/** Let the brand's tokens follow the colour scheme that Mantine keeps. */
export function useSchemeOnPage(): void {
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
}
