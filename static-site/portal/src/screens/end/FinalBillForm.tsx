import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Customer, CustomerDeclaration } from "@wattwerk/ui/api/models";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { customerHeader } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { BillStep } from "./BillStep";
import { billFaults, type EndDraft, emptyDraft, type Faults, finalBillOf } from "./draft";
import styles from "./End.module.css";
import { useDeclare } from "./queries";

interface FinalBillFormProps {
  declaration: CustomerDeclaration;
  customer: Customer;
  /** Where other bank details are given. */
  bank: string;
}

/** Where the final bill goes, for somebody who cancelled without saying so. Nobody has to. */
export function FinalBillForm({ declaration, customer, bank }: FinalBillFormProps) {
  const { t } = useTranslation();
  const { customerNumber } = useCustomerChoice();
  const [draft, setDraft] = useState<EndDraft>(emptyDraft(""));
  const [faults, setFaults] = useState<Faults>({});
  const attempt = useRef(new Attempt());
  const form = useRef<HTMLFormElement>(null);
  const { declare, sending, sent, problem } = useDeclare();

  if (sent) {
    return (
      <Notice live kind="success" title={t("cancellation.final_bill.done_title")}>
        <p>{t("cancellation.final_bill.done_text")}</p>
        {draft.payment === "other_account" ? (
          <p>
            {t("cancellation.receipt.bank_text")} <Link to={bank}>{t("cancellation.receipt.bank_link")}</Link>
          </p>
        ) : null}
      </Notice>
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = billFaults(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    const body = finalBillOf(draft);
    void declare(() =>
      answerOf(
        customerApi.POST("/portal/declarations/{declaration_number}/final-bill", {
          params: {
            path: { declaration_number: declaration.declaration_number },
            header: { "Idempotency-Key": attempt.current.keyFor(body) },
          },
          headers: customerHeader(customerNumber),
          body,
        }),
      ),
    );
  };

  return (
    <Portlet title={t("cancellation.final_bill.title")}>
      <form ref={form} className={styles.column} onSubmit={submit} noValidate>
        <BillStep
          draft={draft}
          faults={faults}
          customer={customer}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        {problem ? <Failure error={problem} /> : null}
        <div>
          <Button type="submit" loading={sending}>
            {t("cancellation.final_bill.submit")}
          </Button>
        </div>
      </form>
    </Portlet>
  );
}
