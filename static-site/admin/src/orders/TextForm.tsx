import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Order } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";

/** Whether the customer has declared in text form what staff took down, and the mail that asks for it. */
export function TextForm({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);

  async function ask() {
    const body = {
      version: order.version,
      reason: "",
      despite_blacklist: false,
      customer_number: "",
      confirmed_customer: false,
    };
    setSending(true);
    setProblem(null);
    try {
      const asked = await answerOf(
        api.POST("/staff/orders/{order_number}/confirmation-requests", {
          params: {
            path: { order_number: order.order_number },
            header: { "Idempotency-Key": attempt.keyFor(body) },
          },
          body,
        }),
      );
      client.setQueryData(["order", order.order_number], asked);
      notifications.show({ message: t("offers.capture.asked_again"), color: "green" });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      attempt.finish();
      setSending(false);
    }
  }

  if (order.confirmed_at) {
    return (
      <p className={styles.muted}>
        {t("offers.capture.confirmed_at", { at: format.dateTime(order.confirmed_at) })}
      </p>
    );
  }
  const open = order.status === "received" || order.status === "clarification";
  return (
    <>
      <p className={styles.muted}>
        {t("offers.capture.waiting", { until: format.dateTime(order.confirmation_until ?? "") })}
      </p>
      {open && (
        <p>
          <Button variant="default" size="xs" loading={sending} onClick={() => void ask()}>
            {t("offers.capture.ask_again")}
          </Button>
        </p>
      )}
      {problem && <Notice problem={problem} />}
    </>
  );
}
