import { useTranslation } from "react-i18next";
import { amount, useFormat } from "../texts/useFormat";
import styles from "./Bars.module.css";
import type { RegisterKind, Year } from "./intervals";
import { axisMarks } from "./scale";

interface YearBarsProps {
  years: Year[];
  /** Registers to stack, from the bottom up. */
  kinds: RegisterKind[];
  unit: string;
  /** Small, without an axis, for a portlet. */
  compact?: boolean;
}

/** Consumption per calendar year as stacked columns, each with its value above. */
export function YearBars({ years, kinds, unit, compact }: YearBarsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = years.map((year) => kinds.reduce((sum, kind) => sum + (year.amounts[kind] ?? 0), 0));
  const marks = axisMarks(Math.max(0, ...sums));
  const top = marks.at(-1) ?? 1;
  const description = years
    .map((year, index) =>
      t("consumption.bar", { label: year.year, value: amount(format, sums[index] ?? 0, unit) }),
    )
    .join("; ");
  return (
    <div
      className={styles.chart}
      data-compact={compact}
      role="img"
      aria-label={`${t("consumption.years_description", { unit })}. ${description}`}
    >
      <Grid marks={marks} hidden={compact} />
      <div className={styles.columns}>
        {years.map((year, index) => (
          <div key={year.year} className={styles.place}>
            <div className={styles.stack}>
              <span className={styles.value}>{format.number(sums[index] ?? 0, { max: 0 })}</span>
              {[...kinds].reverse().map((kind) => (
                <span
                  key={kind}
                  className={styles.bar}
                  data-kind={kind}
                  data-partial={!year.complete}
                  style={{ height: `${(((year.amounts[kind] ?? 0) / top) * 100).toFixed(2)}%` }}
                />
              ))}
            </div>
            <span className={styles.label}>{year.year}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Lines at round values, with their numbers at the side. */
export function Grid({ marks, hidden }: { marks: number[]; hidden?: boolean | undefined }) {
  const format = useFormat();
  const top = marks.at(-1) ?? 1;
  if (hidden) return null;
  return (
    <div className={styles.grid}>
      {marks.map((mark) => (
        <span key={mark} className={styles.mark} style={{ bottom: `${(mark / top) * 100}%` }}>
          <span>{format.number(mark, { max: 2 })}</span>
        </span>
      ))}
    </div>
  );
}
