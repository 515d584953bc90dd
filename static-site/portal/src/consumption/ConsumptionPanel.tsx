import { Button, SegmentedControl } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import type { Readings } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../components/EmptyState";
import styles from "./Consumption.module.css";
import { ConsumptionTable } from "./ConsumptionTable";
import { Course } from "./Course";
import { inKilowattHours, intervalsOf, type RegisterKind, yearsOf, yearsToDraw } from "./intervals";
import { Legend } from "./Legend";
import { YearBars } from "./YearBars";
import { YearComparison } from "./YearComparison";

const YEARS_SHOWN = 6;

type View = "years" | "course";
type Chosen = RegisterKind | "all";

/** Consumption of a meter: per year or over time, by register or in total, as chart or as table. */
export function ConsumptionPanel({ readings }: { readings: Readings }) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>("years");
  const [chosen, setChosen] = useState<Chosen>("all");
  const [asTable, setAsTable] = useState(false);
  const [energy, setEnergy] = useState(true);
  const counted = readings.meter.registers[0]?.unit ?? "kWh";
  const isGas = readings.items.some((reading) => reading.energy);
  const converted = isGas && energy;
  const intervals = intervalsOf(converted ? inKilowattHours(readings.items) : readings.items);
  if (intervals.length === 0) {
    return (
      <EmptyState
        icon={<IconChartBar size={26} />}
        title={t("consumption.empty_title")}
        text={t("consumption.empty_text")}
      />
    );
  }
  const unit = converted ? "kWh" : counted;
  const estimated = readings.items.some((reading) => reading.energy?.estimated);
  const present = readings.meter.registers.map((register) => register.kind);
  const kinds = chosen === "all" ? present : [chosen];
  const years = yearsOf(intervals);
  return (
    <div className={styles.panel}>
      <div className={`${styles.controls} screen-only`}>
        <SegmentedControl
          aria-label={t("consumption.view_label")}
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: "years", label: t("consumption.view_years") },
            { value: "course", label: t("consumption.view_course") },
          ]}
        />
        {present.length > 1 ? (
          <SegmentedControl
            aria-label={t("consumption.register_label")}
            value={chosen}
            onChange={(value) => setChosen(value as Chosen)}
            data={[
              { value: "all", label: t("consumption.all_registers") },
              ...present.map((kind) => ({ value: kind, label: kind.toUpperCase() })),
            ]}
          />
        ) : null}
        {isGas ? (
          <SegmentedControl
            aria-label={t("meters.consumption.unit_label")}
            value={unit}
            onChange={(value) => setEnergy(value === "kWh")}
            data={["kWh", counted]}
          />
        ) : null}
        <Button
          className={styles.toggle}
          variant="subtle"
          size="sm"
          leftSection={asTable ? <IconChartBar size={18} /> : <IconTable size={18} />}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? "consumption.as_chart" : "consumption.as_table")}
        </Button>
      </div>
      <YearComparison intervals={intervals} kinds={kinds} unit={unit} />
      {asTable ? (
        <ConsumptionTable view={view} years={years} intervals={intervals} kinds={kinds} unit={unit} />
      ) : (
        <>
          {kinds.length > 1 ? <Legend kinds={kinds} /> : null}
          {view === "years" ? (
            <YearBars years={yearsToDraw(years, YEARS_SHOWN)} kinds={kinds} unit={unit} />
          ) : (
            <Course intervals={intervals} kinds={kinds} unit={unit} />
          )}
        </>
      )}
      <p className={styles.note}>
        {t(view === "years" ? "consumption.years_note" : "consumption.course_note")}
        {converted ? ` ${t(estimated ? "consumption.kwh_estimate" : "meters.consumption.kwh_exact")}` : ""}
      </p>
    </div>
  );
}
