import { Button, Textarea, TextInput } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import type { PlausibilityResult, Readings, Register } from "@wattwerk/ui/api/models";
import { asProblem, type FieldProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { CounterWheels } from "../../meters/CounterWheels";
import { asOnMeter } from "../../meters/counter";
import { useFieldText, useProblemText } from "../../texts/problems";
import { useFormat } from "../../texts/useFormat";
import { type Draft, faultsOf, isFaultless, registerOf, swapped, type Window } from "./draft";
import styles from "./Report.module.css";
import { VerdictMessage } from "./VerdictMessage";

interface EnterStepProps {
  readings: Readings;
  window: Window;
  draft: Draft;
  onChange: (draft: Draft) => void;
  plausibility: { result: PlausibilityResult | null; error: Error | null; checking: boolean };
  /** Faults that the server found when the report was sent. */
  refusals: FieldProblem[];
  onContinue: () => void;
  onCancel: () => void;
}

/** The day and what the meter shows, with its plausibility while it is typed. */
export function EnterStep(props: EnterStepProps) {
  const { readings, window, draft, onChange, plausibility, refusals, onContinue, onCancel } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const fieldText = useFieldText();
  const problemText = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [left, setLeft] = useState<Record<string, boolean>>({});
  const { meter } = readings;
  const faults = faultsOf(draft, meter, window);
  const hasDecimals = meter.registers.some((register) => register.decimals > 0);
  const problem = plausibility.error ? asProblem(plausibility.error) : null;
  const serverFaults = refusals.length > 0 ? refusals : (problem?.errors ?? []);
  const { result } = plausibility;
  const dateRefusal = serverFaults.find((one) => one.pointer === "/date");
  const swappedRegisters = result?.registers.some((one) => one.code === "reading_registers_swapped");

  useEffect(() => {
    if (refusals.length > 0) focusFirstFault(form.current);
  }, [refusals]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const blocked =
      !isFaultless(faults) ||
      serverFaults.length > 0 ||
      (result?.outcome === "refused" && !plausibility.checking);
    if (blocked) requestAnimationFrame(() => focusFirstFault(form.current));
    else onContinue();
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Portlet title={t("report.question")}>
        <div className={styles.form}>
          <p className={styles.help}>
            {t(hasDecimals ? "report.how_to" : "report.how_to_whole")}
            {meter.type === "two_rate" ? ` ${t("report.where_two_rate")}` : ""}
          </p>
          <TextInput
            classNames={{ input: styles.date }}
            type="date"
            name="date"
            label={t("report.date")}
            description={t("report.date_hint", {
              from: format.date(window.from),
              to: format.date(window.to),
            })}
            min={window.from}
            max={window.to}
            value={draft.date}
            onChange={(event) => onChange({ ...draft, date: event.currentTarget.value })}
            error={dateError()}
          />
          {meter.registers.map((register) => (
            <div key={register.kind} className={styles.register}>
              <CounterWheels
                name={register.kind}
                label={t(`report.input_${register.kind}`, { unit: register.unit })}
                hint={hint(register)}
                error={valueError(register)}
                counter={register}
                unit={register.unit}
                value={draft.values[register.kind] ?? ""}
                onChange={(value) =>
                  onChange({ ...draft, values: { ...draft.values, [register.kind]: value } })
                }
                onBlur={() => setLeft({ ...left, [register.kind]: true })}
              />
              <div role="status">{verdict(register)}</div>
            </div>
          ))}
          {swappedRegisters ? (
            <Button
              variant="light"
              leftSection={<IconArrowsExchange size={20} />}
              onClick={() => onChange(swapped(draft))}
            >
              {t("verdict.swap")}
            </Button>
          ) : null}
          {general()}
          <Textarea
            name="comment"
            label={t("report.comment")}
            description={t("report.comment_hint")}
            maxLength={500}
            autosize={false}
            rows={2}
            value={draft.comment}
            onChange={(event) => onChange({ ...draft, comment: event.currentTarget.value })}
          />
        </div>
      </Portlet>
      <div className={styles.actions}>
        <Button type="submit" size="lg">
          {t("report.continue")}
        </Button>
        <Button variant="default" size="lg" onClick={onCancel}>
          {t("actions.cancel")}
        </Button>
      </div>
    </form>
  );

  function dateError(): string | null {
    if (faults.date === "date_missing") return t("report.date_missing");
    if (faults.date === "date_outside") {
      return t("report.date_outside", { from: format.date(window.from), to: format.date(window.to) });
    }
    return dateRefusal ? fieldText(dateRefusal) : null;
  }

  function valueError(register: Register): string | null {
    const fault = faults.values[register.kind];
    const show =
      tried || (left[register.kind] && fault !== "value_missing") || fault === "value_too_many_digits";
    if (fault) return show ? t(`report.${fault}`, { count: register.digits }) : null;
    const refusal = serverFaults.find((one) => registerOf(one, meter) === register.kind);
    return refusal ? fieldText(localised(refusal)) : null;
  }

  function localised(refusal: FieldProblem): FieldProblem {
    const parameters = Object.fromEntries(
      Object.entries(refusal.parameters).map(([name, value]) => [
        name,
        /^-?\d+(\.\d+)?$/.test(String(value)) ? format.number(String(value), { max: 0 }) : value,
      ]),
    );
    return { ...refusal, parameters };
  }

  function hint(register: Register) {
    return register.last_value !== null && register.last_date !== null
      ? t("report.last", {
          value: `${asOnMeter(register.last_value, register)}\u00a0${register.unit}`,
          date: format.date(register.last_date),
        })
      : t("report.no_last");
  }

  function verdict(register: Register) {
    const found = result?.registers.find((one) => one.kind === register.kind);
    if (found) return <VerdictMessage verdict={found} register={register} />;
    return plausibility.checking ? <p className={styles.help}>{t("report.checking")}</p> : null;
  }

  function general() {
    if (!problem || problem.errors.length > 0) return null;
    const text = problem.temporary ? t("report.check_failed") : problemText(problem);
    return (
      <Notice live kind="warning">
        <p>{text}</p>
      </Notice>
    );
  }
}

function focusFirstFault(form: HTMLFormElement | null): void {
  const faulty =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ??
    form?.querySelector<HTMLElement>("input[inputmode]");
  faulty?.focus();
}
