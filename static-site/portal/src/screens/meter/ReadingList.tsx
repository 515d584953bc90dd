import { Button } from "@mantine/core";
import { IconList } from "@tabler/icons-react";
import type { Reading, Readings } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { Portlet } from "../../components/Portlet";
import table from "../../components/Table.module.css";
import { amount, useFormat } from "../../texts/useFormat";
import styles from "./Meter.module.css";

const SHOWN = 8;

/** All readings of a meter, newest first. */
export function ReadingList({ readings }: { readings: Readings }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { items, meter } = readings;
  const shown = all ? items : items.slice(0, SHOWN);
  const unitOf = (kind: string) => meter.registers.find((register) => register.kind === kind)?.unit ?? "";
  const decimalsOf = (kind: string) =>
    meter.registers.find((register) => register.kind === kind)?.decimals ?? 0;
  const prefix = (kind: string) => (meter.type === "two_rate" ? `${kind.toUpperCase()} ` : "");

  const values = (reading: Reading) =>
    reading.values.map(({ kind, value }) => (
      <div key={kind}>
        {prefix(kind)}
        {format.number(value, { max: decimalsOf(kind) })} {unitOf(kind)}
      </div>
    ));
  const consumption = (reading: Reading) =>
    reading.consumption.length === 0
      ? "–"
      : reading.consumption.map(({ kind, value }) => (
          <div key={kind}>
            {prefix(kind)}
            {amount(format, value, unitOf(kind))}
          </div>
        ));
  const energy = ({ energy }: Reading) =>
    energy ? (
      <span className={table.detail}>
        {t(energy.estimated ? "meters.energy.about" : "meters.energy.exact", {
          amount: amount(format, energy.kilowatt_hours, "kWh"),
        })}
        {energy.estimated
          ? null
          : energy.parts.map((part) => (
              <span key={part.valid_from} className={`${table.detail} ${styles.factors}`}>
                {t("meters.energy.factors", {
                  volume: format.number(part.volume, { max: 1 }),
                  correction: format.number(part.volume_correction, { min: 4, max: 4 }),
                  calorific: format.number(part.calorific_value, { min: 3, max: 3 }),
                })}
              </span>
            ))}
      </span>
    ) : null;

  return (
    <Portlet
      title={t("meter.history_title")}
      icon={<IconList size={20} />}
      action={
        items.length > shown.length ? (
          <Button variant="light" onClick={() => setAll(true)}>
            {t("meter.show_all", { count: items.length })}
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? (
        <EmptyState
          icon={<IconList size={26} />}
          title={t("meter.history_empty_title")}
          text={t("meter.history_empty_text")}
        />
      ) : (
        <div className={styles.history}>
          <table className={table.table} aria-label={t("meter.history_title")}>
            <thead>
              <tr>
                <th scope="col">{t("meter.column_date")}</th>
                <th scope="col" className={table.number}>
                  {t("meter.column_reading")}
                </th>
                <th scope="col" className={table.number}>
                  {t("meter.column_consumption")}
                </th>
                <th scope="col">{t("meter.column_channel")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((reading) => (
                <tr key={reading.reading_id}>
                  <th scope="row">{format.date(reading.date)}</th>
                  <td className={table.number}>{values(reading)}</td>
                  <td className={table.number}>
                    {consumption(reading)}
                    {energy(reading)}
                  </td>
                  <td>
                    {t(`meter.channel_${reading.channel}`)}
                    {reading.status === "plausible" ? null : (
                      <span className={`${table.detail} ${reading.status === "initial" ? "" : styles.mark}`}>
                        {t(`meter.status_${reading.status}`)}
                      </span>
                    )}
                    {reading.rollover ? <span className={table.detail}>{t("meter.rollover")}</span> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Portlet>
  );
}
