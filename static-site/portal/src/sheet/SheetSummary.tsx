import { Button, Checkbox } from "@mantine/core";
import type { PlausibilityResult } from "@wattwerk/ui/api/models";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommodityIcon } from "../components/CommodityIcon";
import { Facts } from "../components/Facts";
import { Failure } from "../components/Failure";
import { Notice } from "../components/Notice";
import { Portlet } from "../components/Portlet";
import { asOnMeter } from "../meters/counter";
import styles from "../screens/report/Report.module.css";
import { VerdictMessage } from "../screens/report/VerdictMessage";
import { addressLine } from "../texts/names";
import { useFormat } from "../texts/useFormat";
import type { SheetMeter, SheetReport } from "./sheet";

interface SheetSummaryProps {
  meters: SheetMeter[];
  reports: SheetReport[];
  /** Unusual readings by meter, as the server told when they were sent. */
  warnings: Record<string, PlausibilityResult>;
  confirmed: ReadonlySet<string>;
  onConfirm: (meterId: string, confirmed: boolean) => void;
  sending: boolean;
  problem: ApiProblem | null;
  onSend: () => void;
  onBack: () => void;
}

/** Everything once more before it is sent. Unusual readings have to be confirmed one by one. */
export function SheetSummary(props: SheetSummaryProps) {
  const { meters, reports, warnings, confirmed, onConfirm, sending, problem, onSend, onBack } = props;
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const open = reports.filter(
    ({ meter_id }) => warnings[meter_id]?.outcome === "warning" && !confirmed.has(meter_id),
  );
  const send = () => {
    setTried(true);
    if (open[0]) document.getElementById(`confirm-${open[0].meter_id}`)?.focus();
    else onSend();
  };
  return (
    <div className={styles.form}>
      {Object.keys(warnings).length > 0 ? (
        <Notice live kind="warning" title={t("report.warning_title")}>
          <p>{t("meters.several.warning_text")}</p>
        </Notice>
      ) : null}
      {reports.map((report) => {
        const meter = meters.find(({ meter_id }) => meter_id === report.meter_id);
        return meter ? (
          <ReportCard
            key={report.meter_id}
            meter={meter}
            report={report}
            warning={warnings[meter.meter_id]}
            confirmed={confirmed.has(meter.meter_id)}
            missing={tried && !confirmed.has(meter.meter_id)}
            onConfirm={(yes) => onConfirm(meter.meter_id, yes)}
          />
        ) : null;
      })}
      {problem ? <Failure error={problem} /> : null}
      <p className={styles.help}>{t("meters.several.summary_text")}</p>
      <div className={styles.actions}>
        <Button size="lg" loading={sending} onClick={send}>
          {t("meters.several.send", { count: reports.length })}
        </Button>
        <Button size="lg" variant="default" disabled={sending} onClick={onBack}>
          {t("actions.edit")}
        </Button>
      </div>
    </div>
  );
}

interface ReportCardProps {
  meter: SheetMeter;
  report: SheetReport;
  warning: PlausibilityResult | undefined;
  confirmed: boolean;
  missing: boolean;
  onConfirm: (confirmed: boolean) => void;
}

function ReportCard({ meter, report, warning, confirmed, missing, onConfirm }: ReportCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Portlet
      title={t("meter.title", { number: meter.meter_number })}
      icon={<CommodityIcon commodity={meter.commodity} />}
    >
      <div className={styles.form}>
        <Facts
          facts={[
            { term: t("report.supply_point"), value: addressLine(meter.address) },
            { term: t("report.date"), value: format.longDate(report.date) },
            ...report.values.map(({ kind, value }) => {
              const register = meter.registers.find((one) => one.kind === kind);
              return {
                term: t(`meter.register_${kind}`),
                value: (
                  <span className={styles.big}>
                    {register ? asOnMeter(value, register) : value} {register?.unit}
                  </span>
                ),
              };
            }),
          ]}
        />
        {warning?.registers
          .filter((verdict) => verdict.outcome !== "plausible")
          .map((verdict) => (
            <VerdictMessage
              key={verdict.kind}
              verdict={verdict}
              register={{ unit: meter.registers.find((one) => one.kind === verdict.kind)?.unit ?? "kWh" }}
            />
          ))}
        {warning?.outcome === "warning" ? (
          <Checkbox
            id={`confirm-${meter.meter_id}`}
            size="md"
            iconColor="var(--ww-on-primary)"
            label={t("report.confirm_unusual")}
            checked={confirmed}
            onChange={(event) => onConfirm(event.currentTarget.checked)}
            error={missing ? t("report.confirm_missing") : null}
          />
        ) : null}
      </div>
    </Portlet>
  );
}
