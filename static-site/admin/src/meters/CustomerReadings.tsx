import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Contract, Reading, StaffReadings } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Timeline } from "../detail/Timeline";
import { CorrectionDialog } from "./CorrectionDialog";
import meters from "./Meters.module.css";
import { valuesText } from "./values";

/** The meters of a customer with all readings, to be corrected where they are wrong. */
export function CustomerReadings({ number, contracts }: { number: string; contracts: Contract[] }) {
  const { t } = useTranslation();
  const all = contracts.flatMap((contract) => contract.meters.map((meter) => ({ meter, contract })));
  if (all.length === 0) return <p className={styles.muted}>{t("meters.staff.no_meter")}</p>;
  return (
    <div className={meters.list}>
      {all.map(({ meter, contract }) => (
        <section key={meter.meter_id} className={styles.card} aria-labelledby={`meter-${meter.meter_id}`}>
          <header className={styles.cardHead}>
            <h2 id={`meter-${meter.meter_id}`}>{meter.meter_number}</h2>
            <span className={styles.muted}>
              {t(`commodities.${contract.commodity}`)} · {contract.product_name}
            </span>
          </header>
          <MeterReadings number={number} meterId={meter.meter_id} />
        </section>
      ))}
    </div>
  );
}

function MeterReadings({ number, meterId }: { number: string; meterId: string }) {
  const query = useQuery({
    queryKey: ["staff-readings", number, meterId],
    queryFn: () =>
      answerOf(
        api.GET("/staff/customers/{customer_number}/meters/{meter_id}/readings", {
          params: { path: { customer_number: number, meter_id: meterId } },
        }),
      ),
  });
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) {
    return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  }
  return <ReadingTable number={number} readings={query.data} />;
}

function ReadingTable({ number, readings }: { number: string; readings: StaffReadings }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<Reading | null>(null);
  const { items, meter, superseded } = readings;
  if (items.length === 0) return <p className={styles.muted}>{t("meters.staff.no_reading")}</p>;
  return (
    <>
      <div className={meters.scroll}>
        <table className={meters.table}>
          <caption className="visually-hidden">
            {t("meters.staff.caption", { number: meter.meter_number })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("meters.staff.date")}</th>
              <th scope="col">{t("meters.staff.value")}</th>
              <th scope="col">{t("meters.staff.consumption")}</th>
              <th scope="col">{t("meters.staff.status")}</th>
              <th scope="col">{t("meters.staff.action")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((reading) => (
              <tr key={reading.reading_id} data-unusual={reading.status === "unconfirmed_implausible"}>
                <th scope="row">{format.date(reading.date)}</th>
                <td>{valuesText(reading.values, meter, format)}</td>
                <td>
                  {reading.consumption.length > 0 ? valuesText(reading.consumption, meter, format) : "–"}
                  {reading.energy ? ` = ${format.kilowattHours(reading.energy.kilowatt_hours)}` : ""}
                </td>
                <td>
                  {t(`meters.staff.statuses.${reading.status}`)},{" "}
                  {t(`meters.staff.channels.${reading.channel}`)}
                </td>
                <td>
                  <Button
                    size="compact-sm"
                    variant={reading.status === "unconfirmed_implausible" ? "filled" : "default"}
                    aria-label={t("meters.staff.correct_label", { date: format.date(reading.date) })}
                    onClick={() => setChosen(reading)}
                  >
                    {t(
                      reading.status === "unconfirmed_implausible"
                        ? "meters.staff.check"
                        : "meters.staff.correct",
                    )}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {superseded.length > 0 ? (
        <details>
          <summary>{t("meters.staff.superseded", { count: superseded.length })}</summary>
          <Timeline
            happenings={superseded.map((one) => ({
              id: `${one.reading_id} ${one.replaced_at}`,
              at: one.replaced_at,
              title: t("meters.staff.was", {
                date: format.date(one.read_on),
                value: valuesText(one.values, meter, format),
              }),
              actor: one.actor,
              note: one.reason,
            }))}
          />
        </details>
      ) : null}
      {chosen ? (
        <CorrectionDialog number={number} meter={meter} reading={chosen} close={() => setChosen(null)} />
      ) : null}
    </>
  );
}
