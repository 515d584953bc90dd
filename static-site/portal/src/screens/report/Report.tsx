import { IconGauge } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { PlausibilityResult, ReadingReceipt, Readings } from "@wattwerk/ui/api/models";
import { asProblem, type FieldProblem } from "@wattwerk/ui/api/problem";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { useReadings } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { useBrand } from "../../session/Portal";
import { remember, remembered } from "../../session/storage";
import { todayIn } from "../../texts/today";
import { useFormat } from "../../texts/useFormat";
import { CheckStep } from "./CheckStep";
import { DoneStep } from "./DoneStep";
import { type Draft, draftFromText, emptyDraft, reportOf } from "./draft";
import { EnterStep } from "./EnterStep";
import styles from "./Report.module.css";
import { type Step, Steps } from "./Steps";
import { usePlausibility } from "./usePlausibility";

/** Report a meter reading: enter, check, done. */
export default function Report() {
  const { t } = useTranslation();
  const { meterId = "" } = useParams();
  const { data, error, refetch } = useReadings(meterId);
  if (error && !data) {
    const missing = asProblem(error).status === 404;
    return missing ? (
      <EmptyState
        page
        icon={<IconGauge size={26} />}
        title={t("meter.not_found_title")}
        text={t("meter.not_found_text")}
      />
    ) : (
      <Failure error={error} retry={() => refetch()} />
    );
  }
  return data ? <ReportOfMeter key={meterId} meterId={meterId} readings={data} /> : <PageSkeleton />;
}

function ReportOfMeter({ meterId, readings }: { meterId: string; readings: Readings }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const location = useLocation();
  const queries = useQueryClient();
  const brand = useBrand();
  const format = useFormat();
  const { meter } = readings;
  const window = { from: readings.window_from, to: readings.window_to };
  const memory = `report.${meterId}`;

  const [draft, setDraft] = useState<Draft>(
    () => draftFromText(remembered(memory)) ?? emptyDraft(todayIn(brand.time_zone), window),
  );
  const [refusals, setRefusals] = useState<FieldProblem[]>([]);
  const [receipt, setReceipt] = useState<ReadingReceipt | null>(null);
  const [serverResult, setServerResult] = useState<PlausibilityResult | null>(null);

  const report = reportOf(draft, meter, window);
  const plausibility = usePlausibility(meterId, receipt ? null : report);
  const wished = (location.state as { step?: Step } | null)?.step;
  const step: Step = receipt ? "done" : wished === "check" && report ? "check" : "enter";

  useEffect(() => {
    if (step === "enter") return;
    globalThis.scrollTo(0, 0);
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [step]);

  const change = (changed: Draft) => {
    setDraft(changed);
    setRefusals([]);
    setServerResult(null);
    remember(memory, JSON.stringify(changed));
  };

  const arrived = (sent: ReadingReceipt) => {
    remember(memory, null);
    setReceipt(sent);
    navigate(".", { replace: true, relative: "path", state: { step: "done" } });
    queries.invalidateQueries({ queryKey: ["dashboard"] });
    queries.invalidateQueries({ queryKey: ["readings"] });
    queries.invalidateQueries({ queryKey: ["forecasts"] });
  };

  const meterPath = `/meters/${encodeURIComponent(meterId)}`;
  return (
    <Page
      title={t("report.title")}
      subtitle={t("meter.title", { number: meter.meter_number })}
      back={{ to: meterPath, label: t("meter.title", { number: meter.meter_number }) }}
    >
      <div className={styles.report}>
        <Steps step={step} />
        {step === "enter" && window.from > window.to ? (
          <Notice kind="info" title={t("report.not_yet_title")}>
            <p>{t("report.not_yet_text", { date: format.longDate(window.from) })}</p>
          </Notice>
        ) : null}
        {step === "enter" && window.from <= window.to ? (
          <EnterStep
            readings={readings}
            window={window}
            draft={draft}
            onChange={change}
            plausibility={plausibility}
            refusals={refusals}
            onContinue={() => navigate(".", { relative: "path", state: { step: "check" } })}
            onCancel={() => {
              remember(memory, null);
              navigate(meterPath);
            }}
          />
        ) : null}
        {step === "check" && report ? (
          <CheckStep
            meter={meter}
            meterId={meterId}
            report={report}
            result={serverResult ?? plausibility.result}
            onWarning={setServerResult}
            onChange={() => navigate(-1)}
            onRefused={(problems) => {
              setRefusals(problems);
              navigate(-1);
            }}
            onReceipt={arrived}
          />
        ) : null}
        {step === "done" && receipt ? <DoneStep meter={meter} receipt={receipt} /> : null}
      </div>
    </Page>
  );
}
