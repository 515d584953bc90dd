import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import detail from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";
import { type ContractDialogProps, plainNumber, useContractRefresh } from "./dialog";
import { FormDialog } from "./FormDialog";

/** Another instalment, within the same bounds as in the portal. */
export function InstalmentDialog({ found, close }: ContractDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const refresh = useContractRefresh(found);
  const attempt = useMemo(() => new Attempt(), []);
  const number = found.contract.contract_number;
  const query = useQuery({
    queryKey: ["contract-instalment", number],
    queryFn: () =>
      answerOf(
        api.GET("/staff/contracts/{contract_number}/instalment", {
          params: { path: { contract_number: number } },
        }),
      ),
  });
  const choice = query.data?.choice;
  const [amount, setAmount] = useState("");
  const [from, setFrom] = useState("");
  const [reason, setReason] = useState("");
  const [confirmed, setConfirmed] = useState(false);
  async function act() {
    const body = {
      amount: plainNumber(amount, t("meters.staff.decimal_sign")),
      effective_from: from || (choice?.due_dates[0] ?? ""),
      reason: reason.trim(),
      confirmed,
    };
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/instalment-changes", {
        params: {
          path: { contract_number: number },
          header: { "Idempotency-Key": attempt.keyFor(body) },
        },
        body,
      }),
    );
    attempt.finish();
    await refresh();
  }
  return (
    <FormDialog
      title={t("contracts.instalment.title")}
      consequence={
        choice
          ? t("contracts.instalment.consequence", {
              current: format.money(found.account.instalment),
              lowest: format.money(choice.lowest),
              highest: format.money(choice.highest),
            })
          : query.isPending
            ? t("states.loading")
            : ""
      }
      confirm={t("contracts.instalment.action")}
      fields={["/amount", "/effective_from", "/reason"]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          {query.isError && <Notice problem={asProblem(query.error)} />}
          {choice?.blocked_by && <p className={detail.fault}>{t(`problems.${choice.blocked_by}`)}</p>}
          <TextInput
            inputMode="decimal"
            label={t("contracts.instalment.amount")}
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
            error={fault("/amount")}
            required
          />
          <NativeSelect
            label={t("contracts.instalment.from")}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            data={(choice?.due_dates ?? []).map((day) => ({ value: day, label: format.date(day) }))}
            error={fault("/effective_from")}
          />
          <Textarea
            label={t("contracts.instalment.reason")}
            value={reason}
            maxLength={500}
            rows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fault("/reason")}
          />
          <Checkbox
            label={t("contracts.instalment.confirmed")}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
        </>
      )}
    </FormDialog>
  );
}
