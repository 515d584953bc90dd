import { useState } from "react";
import { useTranslation } from "react-i18next";
import { amount, useFormat } from "../texts/useFormat";
import styles from "./Bars.module.css";
import panel from "./Consumption.module.css";
import { daysBetween, type Interval, type RegisterKind } from "./intervals";
import { axisMarks } from "./scale";
import { Grid } from "./YearBars";

/** Per cent of the width behind which the label of a year would be cut off. */
const LAST_PLACE_FOR_A_LABEL = 92;

interface CourseProps {
  intervals: Interval[];
  kinds: RegisterKind[];
  unit: string;
}

/** Consumption per day between readings over time; the area of a block is its consumption. */
export function Course({ intervals, kinds, unit }: CourseProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [active, setActive] = useState<Interval | null>(null);
  const first = intervals[0];
  const last = intervals.at(-1);
  if (!first || !last) return null;
  const total = daysBetween(first.from, last.to);
  const place = (date: string) => (daysBetween(first.from, date) / total) * 100;
  const of = (interval: Interval) => kinds.reduce((sum, kind) => sum + (interval.amounts[kind] ?? 0), 0);
  const marks = axisMarks(Math.max(0, ...intervals.map((interval) => of(interval) / interval.days)));
  const top = marks.at(-1) ?? 1;
  const shown = active ?? last;
  return (
    <>
      <p className={panel.readout} aria-hidden="true">
        <strong>{amount(format, of(shown), unit)}</strong>
        <span>
          {t("consumption.period_value", { from: format.date(shown.from), to: format.date(shown.to) })}
          {" · "}
          {format.number(of(shown) / shown.days, { max: 1 })} {unit} {t("consumption.per_day")}
        </span>
      </p>
      <div
        className={styles.chart}
        role="img"
        aria-label={`${t("consumption.course_description", { unit })}. ${t("consumption.period_value", {
          from: format.date(first.from),
          to: format.date(last.to),
        })}`}
      >
        <Grid marks={marks} />
        <div className={styles.course} onPointerLeave={() => setActive(null)}>
          {intervals.map((interval) => (
            <div
              key={interval.from}
              className={styles.interval}
              data-active={interval === shown}
              style={{
                left: `${place(interval.from)}%`,
                width: `${place(interval.to) - place(interval.from)}%`,
              }}
              onPointerEnter={() => setActive(interval)}
              onPointerDown={() => setActive(interval)}
            >
              {[...kinds].reverse().map((kind) => (
                <span
                  key={kind}
                  className={styles.bar}
                  data-kind={kind}
                  style={{ height: `${((interval.amounts[kind] ?? 0) / interval.days / top) * 100}%` }}
                />
              ))}
            </div>
          ))}
          {newYears(first.from, last.to)
            .filter((year) => place(`${year}-01-01`) < LAST_PLACE_FOR_A_LABEL)
            .map((year) => (
              <span key={year} className={styles.tick} style={{ left: `${place(`${year}-01-01`)}%` }}>
                {year}
              </span>
            ))}
        </div>
      </div>
    </>
  );
}

/** Years whose first day lies in the period, thinned out so that their labels fit beside each other. */
function newYears(from: string, to: string): number[] {
  const firstYear = Number(from.slice(0, 4)) + (from.endsWith("-01-01") ? 0 : 1);
  const years: number[] = [];
  for (let year = firstYear; `${year}-01-01` < to; year += 1) years.push(year);
  const step = Math.ceil(years.length / 6);
  return years.filter((_, index) => index % step === 0);
}
