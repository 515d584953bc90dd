import { useTranslation } from "react-i18next";
import { Figure } from "../components/Figure";
import { amount, useFormat } from "../texts/useFormat";
import { comparedWithYearBefore, type Interval, type RegisterKind } from "./intervals";

interface YearComparisonProps {
  intervals: Interval[];
  kinds: RegisterKind[];
  unit: string;
}

/** The last twelve months that are read, against the twelve months before. */
export function YearComparison({ intervals, kinds, unit }: YearComparisonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = comparedWithYearBefore(intervals, kinds);
  if (!found) return null;
  const whole = Math.round(found.percent);
  const tendency = whole === 0 ? "same" : whole < 0 ? "less" : "more";
  return (
    <Figure
      value={amount(format, found.current, unit)}
      unit={t("meters.consumption.months", { date: format.date(found.to) })}
      meaning={t(`meters.consumption.${tendency}`, {
        percent: format.percent(Math.abs(whole)),
        previous: amount(format, found.previous, unit),
      })}
    />
  );
}
