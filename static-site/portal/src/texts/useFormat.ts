import type { Commodity, Language } from "@wattwerk/ui/api/models";
import { Formatter, type Quantity } from "@wattwerk/ui/format";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Numbers, money and dates in the language that is shown. */
export function useFormat(): Formatter {
  const { i18n } = useTranslation();
  return useMemo(() => new Formatter(i18n.language as Language), [i18n.language]);
}

/** What a year's consumption is counted in. */
export function unitOf(commodity: Commodity): "kWh" | "m³" {
  return commodity === "water" ? "m³" : "kWh";
}

/** The price of a unit: cents per kilowatt-hour; of water, whose price comes as ct/m³, euros per m³. */
export function energyPrice(format: Formatter, price: Quantity, commodity: Commodity): string {
  if (commodity !== "water") return format.centsPerKilowattHour(price);
  return `${format.number(Number(price) / 100, { min: 2, max: 4 })}\u00a0€/m³`;
}

/** A change in whole percent with its sign, e.g. "+4 %" or "−12 %". */
export function signedPercent(format: Formatter, percent: number): string {
  const whole = Math.round(percent);
  const sign = whole > 0 ? "+" : whole < 0 ? "\u2212" : "±";
  return `${sign}${format.percent(Math.abs(whole))}`;
}

/** An amount of energy or gas with its unit: whole kWh, cubic metres with one decimal. */
export function amount(format: Formatter, value: Quantity, unit: string): string {
  return `${format.number(value, { max: unit === "m³" ? 1 : 0 })}\u00a0${unit}`;
}
