import { Button } from "@mantine/core";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { customerHeader, readingsQuery, useDashboard } from "../../api/queries";
import { chosenContracts, metersOf } from "../../api/selection";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { ForecastPortlet } from "../../forecast/ForecastPortlet";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { Sheet } from "../../sheet/Sheet";
import type { SheetMeter, SheetReport } from "../../sheet/sheet";
import styles from "../report/Report.module.css";
import { usePlausibility } from "../report/usePlausibility";
import { VerdictMessage } from "../report/VerdictMessage";

/** Report all meters of the chosen contracts on one page. */
export default function SeveralMeters() {
  const { t } = useTranslation();
  const { customerNumber, contractNumber } = useCustomerChoice();
  const queries = useQueryClient();
  const dashboard = useDashboard();
  const meters = dashboard.data ? metersOf(chosenContracts(dashboard.data, contractNumber)) : [];
  const readings = useQueries({
    queries: meters.map(({ meter }) => readingsQuery(customerNumber, meter.meter_id)),
  });
  const failed = dashboard.error ?? readings.find((one) => one.error)?.error;
  const ready = dashboard.data && readings.every((one) => one.data);
  const sheet: SheetMeter[] = meters.flatMap(({ meter, contract }, index) => {
    const known = readings[index]?.data;
    if (!known) return [];
    return [
      {
        meter_id: meter.meter_id,
        meter_number: meter.meter_number,
        commodity: contract.commodity,
        address: contract.supply_point.address,
        registers: meter.registers,
        window: { from: known.window_from, to: known.window_to },
      },
    ];
  });

  const send = async (reports: SheetReport[], key: string) => {
    const answer = await answerOf(
      customerApi.POST("/portal/reading-reports", {
        params: { header: { "Idempotency-Key": key } },
        headers: customerHeader(customerNumber),
        body: { reports },
      }),
    );
    return answer.receipts;
  };

  return (
    <Page title={t("meters.several.title")} back={{ to: "/meters", label: t("meters.title") }}>
      {failed && !ready ? (
        <Failure
          error={failed}
          retry={() => queries.invalidateQueries({ predicate: (query) => query.state.status === "error" })}
        />
      ) : null}
      {!ready && !failed ? <PageSkeleton /> : null}
      {ready ? (
        <Sheet
          meters={sheet}
          send={send}
          live={(_, report) => <LiveVerdict report={report} meters={sheet} />}
          onArrived={() => {
            queries.invalidateQueries({ queryKey: ["dashboard"] });
            queries.invalidateQueries({ queryKey: ["readings"], refetchType: "none" });
            queries.invalidateQueries({ queryKey: ["forecasts"] });
          }}
          outlook={<ForecastPortlet />}
          onward={
            <Button component={Link} to="/meters" size="lg">
              {t("meters.several.to_meters")}
            </Button>
          }
        />
      ) : null}
    </Page>
  );
}

/** What the server thinks of a meter's values while they are typed. */
function LiveVerdict({ report, meters }: { report: SheetReport; meters: SheetMeter[] }) {
  const { t } = useTranslation();
  const { meter_id, ...values } = report;
  const { result, checking } = usePlausibility(meter_id, values);
  const registers = meters.find((meter) => meter.meter_id === meter_id)?.registers ?? [];
  if (!result) return checking ? <p className={styles.help}>{t("report.checking")}</p> : null;
  return (
    <div className={styles.register} role="status">
      {result.registers.map((verdict) => (
        <VerdictMessage
          key={verdict.kind}
          verdict={verdict}
          register={{ unit: registers.find((one) => one.kind === verdict.kind)?.unit ?? "kWh" }}
        />
      ))}
    </div>
  );
}
