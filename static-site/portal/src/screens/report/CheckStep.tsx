import { Button, Checkbox } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Meter, PlausibilityResult, ReadingReceipt, ReadingReport } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem, type FieldProblem } from "@wattwerk/ui/api/problem";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader, useDashboard } from "../../api/queries";
import { metersOf } from "../../api/selection";
import { type Fact, Facts } from "../../components/Facts";
import { Failure } from "../../components/Failure";
import { Portlet } from "../../components/Portlet";
import { asOnMeter } from "../../meters/counter";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { addressLine } from "../../texts/names";
import { amount, useFormat } from "../../texts/useFormat";
import styles from "./Report.module.css";
import { VerdictMessage } from "./VerdictMessage";

interface CheckStepProps {
  meter: Meter;
  meterId: string;
  report: ReadingReport;
  /** The last known plausibility; null when it could not be asked for. */
  result: PlausibilityResult | null;
  /** The server found the report unusual only now. */
  onWarning: (result: PlausibilityResult) => void;
  onChange: () => void;
  onRefused: (problems: FieldProblem[]) => void;
  onReceipt: (receipt: ReadingReceipt) => void;
}

/** Everything once more before it is sent. An unusual reading has to be confirmed here. */
export function CheckStep(props: CheckStepProps) {
  const { meter, meterId, report, result, onWarning, onChange, onRefused, onReceipt } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { customerNumber } = useCustomerChoice();
  const attempt = useRef(new Attempt());
  const confirmation = useRef<HTMLInputElement>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const unusual = result?.outcome === "warning";
  const refused = result?.outcome === "refused";
  const supplyPoint = useSupplyPoint(meterId);

  const send = async () => {
    setTried(true);
    if (unusual && !confirmed) {
      confirmation.current?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    const body = { ...report, confirmed: unusual && confirmed };
    try {
      const receipt = await answerOf(
        customerApi.POST("/portal/meters/{meter_id}/readings", {
          params: {
            path: { meter_id: meterId },
            header: { "Idempotency-Key": attempt.current.keyFor(body) },
          },
          headers: customerHeader(customerNumber),
          body,
        }),
      );
      attempt.current.finish();
      onReceipt(receipt);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      setSending(false);
      setTried(false);
      if (refusal.code === "reading_needs_confirmation" && refusal.parameters.result) {
        onWarning(refusal.parameters.result as PlausibilityResult);
      } else if (refusal.errors.length > 0) onRefused(refusal.errors);
      else setProblem(refusal);
    }
  };

  const facts: Fact[] = [
    { term: t("report.meter"), value: meter.meter_number },
    { term: t("report.supply_point"), value: supplyPoint },
    { term: t("report.date"), value: format.longDate(report.date) },
    ...report.values.map(({ kind, value }) => {
      const register = meter.registers.find((one) => one.kind === kind);
      const shown = register ? asOnMeter(String(value), register) : String(value);
      return {
        term: t(`meter.register_${kind}`),
        value: (
          <span className={styles.big}>
            {shown} {register?.unit}
          </span>
        ),
      };
    }),
    { term: t("report.consumption"), value: consumption() },
    { term: t("report.comment_label"), value: report.comment },
  ];

  return (
    <div className={styles.form}>
      <Portlet title={t("report.summary_title")}>
        <div className={styles.form}>
          <Facts facts={facts} />
          {unusual || refused ? (
            <div className={styles.register} role="status">
              <p className={styles.question}>
                {t(refused ? "report.refused_title" : "report.warning_title")}
              </p>
              {result.registers
                .filter((verdict) => verdict.outcome !== "plausible")
                .map((verdict) => {
                  const register = meter.registers.find((one) => one.kind === verdict.kind);
                  return register ? (
                    <VerdictMessage key={verdict.kind} verdict={verdict} register={register} />
                  ) : null;
                })}
            </div>
          ) : null}
          {unusual ? (
            <Checkbox
              ref={confirmation}
              size="md"
              iconColor="var(--ww-on-primary)"
              label={t("report.confirm_unusual")}
              checked={confirmed}
              onChange={(event) => setConfirmed(event.currentTarget.checked)}
              error={tried && !confirmed ? t("report.confirm_missing") : null}
            />
          ) : null}
          {problem ? <Failure error={problem} /> : null}
          <p className={styles.help}>{t("report.summary_text")}</p>
        </div>
      </Portlet>
      <div className={styles.actions}>
        {refused ? null : (
          <Button size="lg" loading={sending} onClick={send}>
            {t("report.send")}
          </Button>
        )}
        <Button size="lg" variant={refused ? "filled" : "default"} disabled={sending} onClick={onChange}>
          {t("actions.edit")}
        </Button>
      </div>
    </div>
  );

  function consumption(): string | null {
    const parts = (result?.registers ?? []).flatMap((verdict) => {
      const unit = meter.registers.find((one) => one.kind === verdict.kind)?.unit ?? "";
      const kind = meter.type === "two_rate" ? `${verdict.kind.toUpperCase()} ` : "";
      return verdict.consumption ? [`${kind}${amount(format, verdict.consumption, unit)}`] : [];
    });
    return parts.join(", ") || null;
  }
}

function useSupplyPoint(meterId: string): string | null {
  const dashboard = useDashboard().data;
  const found = metersOf(dashboard?.contracts ?? []).find(({ meter }) => meter.meter_id === meterId);
  return found ? addressLine(found.contract.supply_point.address) : null;
}
