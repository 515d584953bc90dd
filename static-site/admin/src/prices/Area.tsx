import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";

interface Place {
  area: string;
  street?: string;
  house_numbers?: string;
}

/** Where a row of a price list holds, as people read it: "80331 München, Tal 1-9". */
export function Area({ place: { area, street, house_numbers } }: { place: Place }) {
  const { t } = useTranslation();
  const shown = area === "*" ? t("prices.everywhere") : area;
  return [shown, [street, house_numbers].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

/** What sets the place of a row apart. */
export function placeKey({ area, street, house_numbers }: Place): string {
  return [area, street, house_numbers].join(" ");
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
