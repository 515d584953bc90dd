import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { type ContractDialogProps, useContractRefresh } from "./dialog";
import { FormDialog } from "./FormDialog";

const methods = ["sepa_direct_debit", "transfer"] as const;

/** Other bank details, as the customer has declared them in text form. */
export function BankDialog({ found, close }: ContractDialogProps) {
  const { t } = useTranslation();
  const refresh = useContractRefresh(found);
  const attempt = useMemo(() => new Attempt(), []);
  const [payment, setPayment] = useState({
    method: "sepa_direct_debit" as (typeof methods)[number],
    iban: "",
    account_holder: "",
    mandate_granted: false,
  });
  const debit = payment.method === "sepa_direct_debit";
  async function act() {
    const body = {
      payment: debit ? payment : { ...payment, iban: "", account_holder: "", mandate_granted: false },
      language: found.customer.language,
    };
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/bank-changes", {
        params: {
          path: { contract_number: found.contract.contract_number },
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
      title={t("contracts.bank.title")}
      consequence={t("contracts.bank.consequence", { email: found.customer.email })}
      confirm={t("contracts.bank.action")}
      fields={["/payment/iban", "/payment/account_holder", "/payment/mandate_granted"]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          <NativeSelect
            label={t("orders.payment_method")}
            value={payment.method}
            onChange={(event) =>
              setPayment({ ...payment, method: event.currentTarget.value as (typeof methods)[number] })
            }
            data={methods.map((value) => ({ value, label: t(`payment_methods.${value}`) }))}
          />
          {debit && (
            <>
              <TextInput
                label={t("orders.iban")}
                value={payment.iban}
                maxLength={42}
                onChange={(event) => setPayment({ ...payment, iban: event.currentTarget.value })}
                error={fault("/payment/iban")}
              />
              <TextInput
                label={t("contracts.bank.holder")}
                value={payment.account_holder}
                maxLength={70}
                onChange={(event) => setPayment({ ...payment, account_holder: event.currentTarget.value })}
                error={fault("/payment/account_holder")}
              />
              <Checkbox
                label={t("contracts.bank.mandate")}
                checked={payment.mandate_granted}
                onChange={(event) => setPayment({ ...payment, mandate_granted: event.currentTarget.checked })}
                error={fault("/payment/mandate_granted")}
              />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
