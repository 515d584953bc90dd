import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { CustomerRequest, InstalmentChange, InstalmentOverview } from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader } from "../../api/queries";
import { Failure } from "../../components/Failure";
import styles from "../../components/Form.module.css";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { useFormat } from "../../texts/useFormat";
import { useRequestsChanged } from "../requests/queries";
import { plainAmount } from "./plainAmount";
import { Sent } from "./Sent";

interface InstalmentFormProps {
  overview: InstalmentOverview;
  /** Amount to begin with, e.g. after a reading. */
  proposed: string;
}

/** Another amount from another day on, with the range that is possible. */
export function InstalmentForm({ overview, proposed }: InstalmentFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { choice } = overview;
  const [amount, setAmount] = useState(proposed.replace(".", t("requests.instalment.decimal_sign")));
  const [day, setDay] = useState(choice.due_dates[0] ?? "");
  const [reason, setReason] = useState("");
  const [confirmed, setConfirmed] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const sender = useSend(overview.account_number);
  const plain = plainAmount(amount);
  const low = plain !== null && Number(plain) < Number(choice.lowest);
  const high = plain !== null && Number(plain) > Number(choice.highest);
  const range = { lowest: format.money(choice.lowest), highest: format.money(choice.highest) };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf();
    setFault(found);
    if (found || plain === null) {
      field.current?.focus();
      return;
    }
    void sender.send({ amount: plain, effective_from: day, reason: low ? reason : "", confirmed });
  };

  function faultOf(): string | null {
    if (plain === null) return t("requests.instalment.amount_missing");
    if (low && !reason.trim()) return t("problems.instalment_too_low", range);
    return high && !confirmed ? t("problems.instalment_unusually_high", range) : null;
  }

  if (sender.sent) return <Sent />;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        ref={field}
        name="amount"
        inputMode="decimal"
        label={t("requests.instalment.new_amount")}
        description={t("requests.instalment.range", { ...range, forecast: format.money(choice.forecast) })}
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
        error={fault}
      />
      {low ? (
        <Textarea
          name="reason"
          label={t("requests.instalment.reason")}
          description={t("requests.instalment.reason_hint")}
          maxLength={500}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      {high ? (
        <Checkbox
          name="confirmed"
          label={t("requests.instalment.confirmed")}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
      ) : null}
      <NativeSelect
        name="effective_from"
        label={t("requests.instalment.from")}
        value={day}
        data={choice.due_dates.map((value) => ({ value, label: format.longDate(value) }))}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      {sender.problem ? <Failure error={localised(sender.problem, format)} /> : null}
      <Button type="submit" loading={sender.sending}>
        {t("requests.instalment.submit")}
      </Button>
    </form>
  );
}

function useSend(accountNumber: string) {
  const { customerNumber } = useCustomerChoice();
  const changed = useRequestsChanged();
  const attempt = useRef(new Attempt());
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState<CustomerRequest | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function send(body: InstalmentChange) {
    setSending(true);
    setProblem(null);
    try {
      const request = await answerOf(
        customerApi.POST("/portal/accounts/{account_number}/instalments", {
          params: {
            path: { account_number: accountNumber },
            header: { "Idempotency-Key": attempt.current.keyFor(body) },
          },
          headers: customerHeader(customerNumber),
          body,
        }),
      );
      attempt.current.finish();
      setSent(request);
      await changed();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setSending(false);
    }
  }
  return { send, sending, sent, problem };
}

/** The same refusal with its range and its day as people write them. */
function localised(problem: ApiProblem, format: ReturnType<typeof useFormat>): ApiProblem {
  const { lowest, highest, earliest } = problem.parameters;
  if (lowest === undefined || highest === undefined) return problem;
  return new ApiProblem(problem.status, problem.code, problem.errors, {
    lowest: format.money(String(lowest)),
    highest: format.money(String(highest)),
    earliest: earliest ? format.date(String(earliest)) : "–",
  });
}
