import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Transaction } from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { detailText } from "@wattwerk/ui/requestDetails";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";

const steps = ["export", "acknowledgement", "rejection"] as const;
type Step = (typeof steps)[number];

const allowed: Record<Transaction["status"], Step[]> = {
  received: ["export"],
  exported: ["acknowledgement", "rejection"],
  acknowledged: [],
  rejected: [],
  withdrawn: [],
};

/** One transaction: its payload, its way, and the next step by hand. */
export default function TransactionPanel() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const query = useQuery({
    queryKey: ["transaction", id],
    queryFn: () =>
      answerOf(api.GET("/staff/transactions/{transaction_id}", { params: { path: { transaction_id: id } } })),
  });
  const transaction = query.data;
  return (
    <Panel
      id={id}
      title={transaction ? t(`transaction_kinds.${transaction.kind}`) : t("transactions.title")}
      status={
        transaction && (
          <Status value={transaction.status} label={t(`transaction_statuses.${transaction.status}`)} />
        )
      }
      list="/transactions"
    >
      {query.isPending && <Loading />}
      {query.isError && !transaction && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {transaction && <OpenTransaction transaction={transaction} />}
    </Panel>
  );
}

function OpenTransaction({ transaction }: { transaction: Transaction }) {
  const { t } = useTranslation();
  const format = useFormat();
  const details = Object.entries(transaction.details ?? {});
  return (
    <>
      <StepButtons transaction={transaction} />
      <Facts
        facts={[
          [
            t("customers.number"),
            <Link key="customer" to={`/customers/${transaction.customer_number}`}>
              {transaction.customer_number}
            </Link>,
          ],
          [t("contracts.number"), transaction.contract_number],
          [t("contracts.account"), transaction.account_number],
          [t("orders.received_at"), format.dateTime(transaction.received_at)],
          [
            t("requests.staff.exportable_from"),
            transaction.exportable_from ? format.dateTime(transaction.exportable_from) : null,
          ],
        ]}
      />
      {transaction.payload.payout_holder_is_customer === false && (
        <p role="status" className={styles.fault}>
          {t("requests.staff.payout_to_stranger")}
        </p>
      )}
      <Facts
        facts={details.map(([name, value]) => [
          t(`requests.details.${name}`),
          detailText(name, value, t, format),
        ])}
      />
      <Part title={t("transactions.payload")}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the box scrolls and must be reachable by keyboard */}
        <pre className={styles.payload} tabIndex={0}>
          {JSON.stringify(transaction.payload, null, 2)}
        </pre>
      </Part>
      <Part title={t("orders.history")}>
        <Timeline
          happenings={[...transaction.history].reverse().map((event) => ({
            id: `${event.at} ${event.status}`,
            at: event.at,
            title: t(`transaction_statuses.${event.status}`),
            actor: t(`actors.${event.actor}`, { defaultValue: event.actor }),
            note: event.reason ?? "",
          }))}
        />
      </Part>
    </>
  );
}

function StepButtons({ transaction }: { transaction: Transaction }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const attempt = useMemo(() => new Attempt(), []);
  const id = transaction.transaction_id;

  async function take(kind: Step, reason: string) {
    const body = { version: transaction.version, reason };
    const request = {
      params: {
        path: { transaction_id: id },
        header: { "Idempotency-Key": attempt.keyFor({ kind, id, ...body }) },
      },
      body,
    };
    try {
      const changed = await answerOf(
        kind === "export"
          ? api.POST("/staff/transactions/{transaction_id}/export", request)
          : kind === "acknowledgement"
            ? api.POST("/staff/transactions/{transaction_id}/acknowledgement", request)
            : api.POST("/staff/transactions/{transaction_id}/rejection", request),
      );
      client.setQueryData(["transaction", id], changed);
      notifications.show({ message: t(`transactions.${kind}.done`), color: "green" });
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.status === 409) {
        await client.invalidateQueries({ queryKey: ["transaction", id] });
      }
      throw thrown;
    } finally {
      attempt.finish();
      void client.invalidateQueries({ queryKey: ["transactions"] });
    }
  }

  const possible = allowed[transaction.status];
  if (possible.length === 0) return null;
  return (
    <div className={styles.actions}>
      {possible.map((kind, index) => (
        <Button key={kind} variant={index === 0 ? "filled" : "default"} onClick={() => setStep(kind)}>
          {t(`transactions.${kind}.action`)}
        </Button>
      ))}
      {step && (
        <ActionDialog
          title={t(`transactions.${step}.title`)}
          consequence={t(`transactions.${step}.consequence`)}
          confirm={t(`transactions.${step}.action`)}
          dangerous={step === "rejection"}
          {...(step === "rejection" && { reasonLabel: t("dialog.reason"), reasonRequired: true })}
          act={(reason) => take(step, reason)}
          close={() => setStep(null)}
        />
      )}
    </div>
  );
}
