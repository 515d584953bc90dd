import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";

/** An area of a price list as people read it. */
export function Area({ pattern }: { pattern: string }) {
  const { t } = useTranslation();
  return pattern === "*" ? t("prices.everywhere") : pattern;
}

/** A price with all the places that the list has; a percentage keeps its sign. */
export function Price({ value }: { value: string | null | undefined }) {
  const format = useFormat();
  if (value == null || value === "") return "–";
  const percent = value.endsWith("%");
  const places = value.replace("%", "").split(".")[1]?.length ?? 0;
  const number = format.number(percent ? value.slice(0, -1) : value, {
    min: percent ? 0 : Math.max(2, places),
    max: Math.max(2, places),
  });
  return percent ? `${number} %` : number;
}
