import { Button, Checkbox, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Meter, Reading } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";
import { plainValue, valuesText } from "./values";

interface Properties {
  number: string;
  meter: Meter;
  reading: Reading;
  close: () => void;
}

/** Replace a reading, or confirm it by sending the same values. What it said before is kept. */
export function CorrectionDialog({ number, meter, reading, close }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const [date, setDate] = useState(reading.date);
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      reading.values.map(({ kind, value }) => [
        kind,
        String(value).replace(".", t("meters.staff.decimal_sign")),
      ]),
    ),
  );
  const [reason, setReason] = useState("");
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const unusual = problem?.code === "reading_needs_confirmation";
  const values = reading.values.map(({ kind }) => ({ kind, value: plainValue(typed[kind] ?? "") }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const complete = values.flatMap(({ kind, value }) => (value === null ? [] : [{ kind, value }]));
    if (complete.length < values.length || !reason.trim() || !date) return;
    const body = {
      date,
      values: complete,
      confirmed,
      comment: "",
      reason: reason.trim(),
      recorded_at: reading.recorded_at,
    };
    setSending(true);
    setProblem(null);
    try {
      await answerOf(
        api.POST("/staff/customers/{customer_number}/readings/{reading_id}/corrections", {
          params: {
            path: { customer_number: number, reading_id: reading.reading_id },
            header: { "Idempotency-Key": attempt.keyFor(body) },
          },
          body,
        }),
      );
      attempt.finish();
      notifications.show({ message: t("meters.staff.done"), color: "green" });
      await client.invalidateQueries({ queryKey: ["staff-readings", number] });
      void client.invalidateQueries({ queryKey: ["customer", number] });
      close();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  }

  function errorAt(pointer: string): string | null {
    const found = problem?.errors.find((one) => one.pointer === pointer);
    return found ? fieldText(t, found) : null;
  }

  const general = problem && problem.errors.length === 0 && !unusual ? problem : null;
  return (
    <Modal
      opened
      onClose={close}
      title={t("meters.staff.title", { number: meter.meter_number })}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={styles.dialog} noValidate>
        <p>
          {t("meters.staff.consequence", {
            date: format.date(reading.date),
            value: valuesText(reading.values, meter, format),
          })}
        </p>
        <TextInput
          type="date"
          label={t("meters.staff.date")}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
          error={tried && !date ? t("fields.missing") : errorAt("/date")}
        />
        {reading.values.map(({ kind }, index) => (
          <TextInput
            key={kind}
            inputMode="decimal"
            label={t(`meters.staff.registers.${kind}`, {
              unit: meter.registers.find((one) => one.kind === kind)?.unit ?? "",
            })}
            value={typed[kind] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((earlier) => ({ ...earlier, [kind]: value }));
              setProblem(null);
            }}
            error={
              tried && values[index]?.value === null
                ? t("fields.decimal_parsing")
                : errorAt(`/values/${index}/value`)
            }
            data-autofocus={index === 0 || undefined}
          />
        ))}
        <Textarea
          label={t("meters.staff.reason")}
          description={t("meters.staff.reason_hint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          rows={2}
          error={tried && !reason.trim() ? t("dialog.reason_missing") : null}
        />
        {unusual || confirmed ? (
          <Checkbox
            iconColor="var(--ww-on-primary)"
            label={t("meters.staff.confirm")}
            description={t("meters.staff.confirm_hint")}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
        ) : null}
        {general ? <Notice problem={general} /> : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={sending} disabled={unusual && !confirmed}>
            {t("meters.staff.submit")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
