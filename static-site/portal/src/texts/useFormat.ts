import type { Language } from "@wattwerk/ui/api/models";
import { Formatter, type Quantity } from "@wattwerk/ui/format";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Numbers, money and dates in the language that is shown. */
export function useFormat(): Formatter {
  const { i18n } = useTranslation();
  return useMemo(() => new Formatter(i18n.language as Language), [i18n.language]);
}

/** An amount of energy or gas with its unit: whole kWh, cubic metres with one decimal. */
export function amount(format: Formatter, value: Quantity, unit: string): string {
  return `${format.number(value, { max: unit === "m³" ? 1 : 0 })}\u00a0${unit}`;
}
