import { Button } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import type { Formatter } from "@wattwerk/ui/format";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useReadings } from "../../api/queries";
import type { MeterOfContract } from "../../api/selection";
import { Failure } from "../../components/Failure";
import { Figure, FigureSkeleton } from "../../components/Figure";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import { intervalsOf, type Year, yearlyTrend, yearsOf, yearsToDraw } from "../../consumption/intervals";
import { Legend } from "../../consumption/Legend";
import { YearBars } from "../../consumption/YearBars";
import { useFormat } from "../../texts/useFormat";
import styles from "./Dashboard.module.css";

const YEARS_SHOWN = 5;

/** Consumption of the first meter that is shown: the last full year, and the years before. */
export function ConsumptionPortlet({ meters }: { meters: MeterOfContract[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = meters[0];
  const readings = useReadings(first?.meter.meter_id);
  if (!first) return null;
  const { meter } = first;
  const unit = meter.registers[0]?.unit ?? "kWh";
  const years = readings.data ? yearsToDraw(yearsOf(intervalsOf(readings.data.items)), YEARS_SHOWN) : [];
  const kinds = meter.registers.map((register) => register.kind);
  const full = years.filter((year) => year.complete).at(-1);
  const forecast = meter.registers.reduce((sum, register) => sum + register.annual_consumption, 0);
  return (
    <Portlet
      title={t("consumption_portlet.title")}
      icon={<IconChartBar size={20} />}
      busy={readings.isPending}
      aside={
        meters.length > 1 ? (
          <span className={styles.meaning}>{t("reading_portlet.meter", { number: meter.meter_number })}</span>
        ) : null
      }
      action={
        <Button component={Link} to={`/meters/${encodeURIComponent(meter.meter_id)}`} variant="light">
          {t("consumption_portlet.details")}
        </Button>
      }
    >
      {readings.error && !readings.data ? (
        <Failure error={readings.error} retry={() => readings.refetch()} />
      ) : (
        <div className={styles.consumption}>
          {readings.isPending ? (
            <FigureSkeleton />
          ) : (
            <Figure
              value={`${format.number(full?.total ?? forecast, { max: 0 })} ${unit}`}
              unit={
                full
                  ? t("consumption_portlet.year_value", { year: String(full.year) })
                  : t("consumption_portlet.forecast_value")
              }
              meaning={meaning(years, format, t)}
            />
          )}
          {readings.isPending ? <Skeleton height="12.25rem" /> : null}
          {years.length > 0 ? (
            <div className={styles.chart}>
              {kinds.length > 1 ? <Legend kinds={kinds} /> : null}
              <YearBars compact years={years} kinds={kinds} unit={unit} />
            </div>
          ) : null}
        </div>
      )}
    </Portlet>
  );
}

function meaning(years: Year[], format: Formatter, t: TFunction): string {
  const trend = yearlyTrend(years);
  if (!trend) return years.length > 0 ? "" : t("consumption_portlet.forecast_text");
  if (Math.abs(trend.percent) < 1) return t("consumption_portlet.same");
  const percent = format.percent(Math.abs(Math.round(trend.percent)));
  return t(trend.percent < 0 ? "consumption_portlet.less" : "consumption_portlet.more", { percent });
}
