import { useTranslation } from "react-i18next";
import table from "../components/Table.module.css";
import { signedPercent, useFormat } from "../texts/useFormat";
import { type Amounts, changeOfYear, type Interval, type RegisterKind, type Year } from "./intervals";

interface ConsumptionTableProps {
  view: "years" | "course";
  years: Year[];
  intervals: Interval[];
  kinds: RegisterKind[];
  unit: string;
}

interface Row {
  key: string;
  label: string;
  amounts: Amounts;
  days: number;
  /** Against the year before, in percent. */
  change: number | null;
}

/** The numbers behind the chart, newest first. */
export function ConsumptionTable({ view, years, intervals, kinds, unit }: ConsumptionTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows: Row[] =
    view === "years"
      ? years.map((year) => ({
          key: String(year.year),
          label: year.complete
            ? String(year.year)
            : t("consumption.partial", { year: String(year.year), count: year.days }),
          amounts: year.amounts,
          days: year.days,
          change: changeOfYear(years, year, kinds),
        }))
      : intervals.map((interval) => ({
          key: interval.from,
          label: t("consumption.period_value", {
            from: format.date(interval.from),
            to: format.date(interval.to),
          }),
          amounts: interval.amounts,
          days: interval.days,
          change: null,
        }));
  const quantity = (value: number) => format.number(value, { max: unit === "m³" ? 1 : 0 });
  const total = (row: Row) => kinds.reduce((sum, kind) => sum + (row.amounts[kind] ?? 0), 0);
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption className="visually-hidden">
          {t(view === "years" ? "consumption.years_description" : "consumption.course_description", { unit })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(view === "years" ? "consumption.year" : "consumption.period")}</th>
            {kinds.length > 1
              ? kinds.map((kind) => (
                  <th key={kind} scope="col" className={table.number}>
                    {kind.toUpperCase()} {unit}
                  </th>
                ))
              : null}
            <th scope="col" className={table.number}>
              {t("meter.total")} {unit}
            </th>
            <th scope="col" className={table.number}>
              {t("consumption.per_day")}
            </th>
            {view === "years" ? (
              <th scope="col" className={table.number}>
                {t("meters.consumption.change")}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {[...rows].reverse().map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {kinds.length > 1
                ? kinds.map((kind) => (
                    <td key={kind} className={table.number}>
                      {quantity(row.amounts[kind] ?? 0)}
                    </td>
                  ))
                : null}
              <td className={table.number}>{quantity(total(row))}</td>
              <td className={table.number}>{format.number(total(row) / row.days, { min: 1, max: 1 })}</td>
              {view === "years" ? (
                <td className={table.number}>
                  {row.change === null ? "–" : signedPercent(format, row.change)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
