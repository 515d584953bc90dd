import { NativeSelect, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { attachedFile } from "../detail/attachedFile";
import { MandateField } from "../detail/MandateField";
import { type ContractDialogProps, useContractRefresh } from "./dialog";
import { FormDialog } from "./FormDialog";

const methods = ["sepa_direct_debit", "transfer"] as const;

/** Other bank details, as the customer has declared them in text form. */
export function BankDialog({ found, close }: ContractDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const refresh = useContractRefresh(found);
  const attempt = useMemo(() => new Attempt(), []);
  const [payment, setPayment] = useState({
    method: "sepa_direct_debit" as (typeof methods)[number],
    iban: "",
    account_holder: "",
  });
  const [mandate, setMandate] = useState<File | null>(null);
  const debit = payment.method === "sepa_direct_debit";
  const asked = debit && !mandate;
  async function act() {
    const body = {
      payment: {
        ...(debit ? payment : { ...payment, iban: "", account_holder: "" }),
        mandate_granted: false,
      },
      language: found.customer.language,
      mandate_document: debit && mandate ? await attachedFile(mandate) : null,
    };
    const outcome = await answerOf(
      api.POST("/staff/contracts/{contract_number}/bank-changes", {
        params: {
          path: { contract_number: found.contract.contract_number },
          header: { "Idempotency-Key": attempt.keyFor(body) },
        },
        body,
      }),
    );
    attempt.finish();
    const until = outcome.mandate_requested_until;
    if (until) {
      const when = format.date(until);
      notifications.show({ message: t("offers.mandate.requested", { until: when }), color: "green" });
    }
    await refresh();
  }
  return (
    <FormDialog
      title={t("contracts.bank.title")}
      consequence={t(asked ? "offers.mandate.asked" : "contracts.bank.consequence", {
        email: found.customer.email,
      })}
      confirm={t(asked ? "offers.mandate.ask" : "contracts.bank.action")}
      fields={["/payment/iban", "/payment/account_holder", "/mandate_document"]}
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
              <MandateField file={mandate} onChange={setMandate} error={fault("/mandate_document")} />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
