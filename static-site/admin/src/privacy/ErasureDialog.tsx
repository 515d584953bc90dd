import { NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Customer, Identification } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { FormDialog } from "../contracts/FormDialog";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { PlanLists } from "./PlanLists";
import styles from "./Privacy.module.css";

const ways: Identification[] = ["by_telephone", "in_writing", "by_email", "personally"];

/** Takes down that a customer wants erasure, after showing what that will do. */
export function ErasureDialog({ customer, close }: { customer: Customer; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const [way, setWay] = useState<Identification>("by_telephone");
  const [note, setNote] = useState("");
  const path = { customer_number: customer.customer_number };
  const overview = useQuery({
    queryKey: ["erasure", customer.customer_number],
    queryFn: () => answerOf(api.GET("/staff/customers/{customer_number}/erasures", { params: { path } })),
  });
  const plan = overview.data?.plan;

  async function act() {
    const body = { identified_by: way, note: note.trim() };
    await answerOf(
      api.POST("/staff/customers/{customer_number}/erasures", {
        params: { path, header: { "Idempotency-Key": attempt.keyFor(body) } },
        body,
      }),
    );
    attempt.finish();
    await Promise.all(
      [
        ["erasure", customer.customer_number],
        ["customer", customer.customer_number],
        ["erasures"],
        ["customers"],
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  }

  return (
    <FormDialog
      title={t("privacy.staff.dialog.title")}
      consequence={t("privacy.staff.dialog.final", { email: customer.email })}
      confirm={t("privacy.staff.dialog.submit")}
      dangerous
      size="lg"
      fields={["/identified_by", "/note"]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          {overview.isPending ? <Loading /> : null}
          {overview.isError ? (
            <Notice problem={asProblem(overview.error)} retry={() => void overview.refetch()} />
          ) : null}
          {plan ? (
            <div className={styles.lists}>
              <p>{t(plan.restricts ? "privacy.staff.dialog.closed" : "privacy.staff.dialog.contract")}</p>
              <PlanLists plan={plan} />
            </div>
          ) : null}
          <NativeSelect
            label={t("privacy.staff.dialog.identified_by")}
            value={way}
            onChange={(event) => setWay(event.currentTarget.value as Identification)}
            data={ways.map((value) => ({ value, label: t(`privacy.staff.identification.${value}`) }))}
            error={fault("/identified_by")}
          />
          <Textarea
            label={t("privacy.staff.dialog.note")}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={500}
            rows={2}
            error={fault("/note")}
          />
        </>
      )}
    </FormDialog>
  );
}
