import { useComputedColorScheme } from "@mantine/core";
import { useEffect } from "react";

/** Let the brand's tokens follow the colour scheme that Mantine keeps. */
export function useSchemeOnPage(): void {
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
}
