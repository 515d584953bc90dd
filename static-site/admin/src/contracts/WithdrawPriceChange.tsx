import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { PriceChange, StaffContract } from "@wattwerk/ui/api/models";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "./Contracts.module.css";
import { useContractRefresh } from "./dialog";

/** Takes an announced price change back as long as its day has not come; the customer is told. */
export function WithdrawPriceChange({ found, change }: { found: StaffContract; change: PriceChange }) {
  const { t } = useTranslation();
  const format = useFormat();
  const refresh = useContractRefresh(found);
  const attempt = useMemo(() => new Attempt(), []);
  const [open, setOpen] = useState(false);
  if (change.effective_on <= new Date().toISOString().slice(0, 10)) return null;
  async function act(reason: string) {
    const body = { reason };
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/price-changes/{effective_on}/withdrawal", {
        params: {
          path: {
            contract_number: found.contract.contract_number,
            effective_on: change.effective_on,
          },
          header: { "Idempotency-Key": attempt.keyFor(body) },
        },
        body,
      }),
    );
    attempt.finish();
    await refresh();
  }
  return (
    <>
      <Button size="xs" variant="default" className={styles.start ?? ""} onClick={() => setOpen(true)}>
        {t("contracts.withdrawal.open")}
      </Button>
      {open && (
        <ActionDialog
          title={t("contracts.withdrawal.title")}
          consequence={t("contracts.withdrawal.consequence", {
            day: format.date(change.effective_on),
            email: found.customer.email,
          })}
          confirm={t("contracts.withdrawal.action")}
          dangerous
          reasonLabel={t("contracts.withdrawal.reason")}
          reasonRequired
          act={act}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}
