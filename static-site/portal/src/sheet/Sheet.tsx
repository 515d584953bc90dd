import { Button, TextInput } from "@mantine/core";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { PlausibilityResult, ReadingReceipt } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem, type FieldProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { Notice } from "../components/Notice";
import styles from "../screens/report/Report.module.css";
import { type Step, Steps } from "../screens/report/Steps";
import { useBrand } from "../session/Portal";
import { todayIn } from "../texts/today";
import { useFormat } from "../texts/useFormat";
import { MeterEntry } from "./MeterEntry";
import { SheetReceipt } from "./SheetReceipt";
import { SheetSummary } from "./SheetSummary";
import {
  commonWindow,
  emptySheet,
  isStarted,
  refusalsByMeter,
  reportable,
  reportsOf,
  type SheetDraft,
  type SheetMeter,
  type SheetReport,
  sheetFaults,
  singleReport,
} from "./sheet";

interface SheetProps {
  meters: SheetMeter[];
  send: (reports: SheetReport[], key: string) => Promise<ReadingReceipt[]>;
  /** Shows what the server thinks of a meter's report while it is typed. */
  live?: (meter: SheetMeter, report: SheetReport) => ReactNode;
  onArrived?: () => void;
  /** What the readings mean, below the receipt. */
  outlook?: ReactNode;
  /** Buttons of the receipt. */
  onward: ReactNode;
}

/** Report several meters at once: read, check everything on one page, done. */
export function Sheet({ meters: all, send, live, onArrived, outlook, onward }: SheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const brand = useBrand();
  const navigate = useNavigate();
  const location = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const attempt = useRef(new Attempt());
  // A meter leaves the list once it is reported; the receipt still has to know it.
  const [meters] = useState(() => reportable(all));
  const [draft, setDraft] = useState<SheetDraft>(() => emptySheet(todayIn(brand.time_zone), meters));
  const [tried, setTried] = useState(false);
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [warnings, setWarnings] = useState<Record<string, PlausibilityResult>>({});
  const [refusals, setRefusals] = useState<Record<string, FieldProblem[]>>({});
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [receipts, setReceipts] = useState<ReadingReceipt[] | null>(null);
  const reports = reportsOf(draft, meters, confirmed);
  const wished = (location.state as { step?: Step } | null)?.step;
  const step: Step = receipts ? "done" : wished === "check" && reports ? "check" : "enter";
  const window = commonWindow(meters);
  const refused = Object.keys(refusals).length > 0;

  useEffect(() => {
    if (step !== "enter") {
      globalThis.scrollTo(0, 0);
      document.getElementById("content")?.focus({ preventScroll: true });
    }
  }, [step]);
  useEffect(() => {
    if (refused) focusFirstFault(form.current);
  }, [refused]);

  const change = (changed: SheetDraft) => {
    setDraft(changed);
    setRefusals({});
    setWarnings({});
    setConfirmed(new Set());
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reports || refused) requestAnimationFrame(() => focusFirstFault(form.current));
    else navigate(".", { relative: "path", state: { step: "check" } });
  };

  const deliver = async () => {
    if (!reports) return;
    setSending(true);
    setProblem(null);
    try {
      const arrived = await send(reports, attempt.current.keyFor(reports));
      attempt.current.finish();
      setReceipts(arrived);
      navigate(".", { replace: true, relative: "path", state: { step: "done" } });
      onArrived?.();
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (refusal.code === "reading_needs_confirmation" && refusal.parameters.results) {
        setWarnings(refusal.parameters.results as Record<string, PlausibilityResult>);
      } else if (refusal.errors.length > 0) {
        setRefusals(refusalsByMeter(refusal.errors, reports));
        navigate(-1);
      } else setProblem(refusal);
    }
    setSending(false);
  };

  if (meters.length === 0) {
    const next = all.map((meter) => meter.window.from).sort()[0];
    return (
      <Notice kind="info" title={t("report.not_yet_title")}>
        {next ? <p>{t("report.not_yet_text", { date: format.longDate(next) })}</p> : null}
      </Notice>
    );
  }
  const nothing = tried && !meters.some((meter) => isStarted(draft, meter));
  return (
    <div className={styles.report}>
      <Steps step={step} />
      {step === "enter" ? (
        <form ref={form} className={styles.form} onSubmit={submit} noValidate>
          {nothing ? (
            <Notice live kind="error">
              <p>{t("meters.several.nothing")}</p>
            </Notice>
          ) : null}
          <p className={styles.help}>{t("meters.several.how_to")}</p>
          <TextInput
            classNames={{ input: styles.date }}
            type="date"
            name="date"
            label={t("report.date")}
            description={t("meters.several.date_hint")}
            min={window.from}
            max={window.to}
            value={draft.date}
            onChange={(event) => change({ ...draft, date: event.currentTarget.value })}
            error={dateFault() ? t("report.date_missing") : null}
          />
          {meters.map((meter) => {
            const report = isStarted(draft, meter) ? singleReport(draft, meter) : null;
            return (
              <MeterEntry
                key={meter.meter_id}
                meter={meter}
                draft={draft}
                onChange={change}
                tried={tried}
                refusals={refusals[meter.meter_id] ?? []}
                live={live && report ? live(meter, report) : null}
              />
            );
          })}
          <div className={styles.actions}>
            <Button type="submit" size="lg">
              {t("report.continue")}
            </Button>
          </div>
        </form>
      ) : null}
      {step === "check" && reports ? (
        <SheetSummary
          meters={meters}
          reports={reports}
          warnings={warnings}
          confirmed={confirmed}
          onConfirm={(meterId, yes) => {
            const changed = new Set(confirmed);
            if (yes) changed.add(meterId);
            else changed.delete(meterId);
            setConfirmed(changed);
          }}
          sending={sending}
          problem={problem}
          onSend={deliver}
          onBack={() => navigate(-1)}
        />
      ) : null}
      {step === "done" && receipts ? (
        <SheetReceipt meters={meters} receipts={receipts} outlook={outlook} onward={onward} />
      ) : null}
    </div>
  );

  function dateFault(): boolean {
    return meters.some((meter) => sheetFaults(draft, meter).date === "date_missing");
  }
}

function focusFirstFault(form: HTMLFormElement | null): void {
  const faulty =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ??
    form?.querySelector<HTMLElement>("input[inputmode]");
  faulty?.focus();
}
