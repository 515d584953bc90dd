import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Order } from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Hits } from "../blacklist/Hits";
import { renewalText } from "../contracts/terms";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { CasePart } from "../lifecycle/CasePart";
import { useProductNames } from "../products/useProducts";
import { type Differing, KnownCustomer } from "./KnownCustomer";
import { noteText } from "./notes";
import { OrderFacts } from "./OrderFacts";
import { TextForm } from "./TextForm";

type Deciding = "acceptance" | "rejection" | null;

/** Everything that staff need to decide on an order, and the decision. */
export default function OrderPanel() {
  const { t } = useTranslation();
  const { number = "" } = useParams();
  const order = useQuery({
    queryKey: ["order", number],
    queryFn: () =>
      answerOf(api.GET("/staff/orders/{order_number}", { params: { path: { order_number: number } } })),
    refetchInterval: 4_000,
  });
  const status = order.data?.status;
  return (
    <Panel
      id={number}
      title={t("orders.title", { number })}
      status={status && <Status value={status} label={t(`order_statuses.${status}`)} />}
      list="/orders"
    >
      {order.isPending && <Loading />}
      {order.isError && !order.data && (
        <Notice problem={asProblem(order.error)} retry={() => void order.refetch()} />
      )}
      {order.data && <OpenOrder order={order.data} />}
    </Panel>
  );
}

function OpenOrder({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useProductNames();
  const decidable = order.status === "received" || order.status === "clarification";
  const questions = order.checks.filter((check) => check.result !== "confirmed");
  return (
    <>
      {decidable && <DecisionButtons order={order} />}
      {questions.length > 0 && (
        <ul className={styles.warnings} aria-label={t("orders.open_checks")}>
          {questions.map((check) => (
            <li key={check.subject}>
              {t(`orders.check_results.${check.result}`, { subject: t(`orders.checks.${check.subject}`) })}
            </li>
          ))}
        </ul>
      )}
      {order.confirmation_until && <TextForm order={order} />}
      {(order.blacklist_hits ?? []).length > 0 && (
        <Part title={t("blacklist.order.title")}>
          <p>{t("blacklist.order.note")}</p>
          <Hits hits={order.blacklist_hits ?? []} counts />
        </Part>
      )}
      {order.customer_number && (
        <p>
          <Link to={`/customers/${order.customer_number}`}>
            {t("orders.to_customer", { number: order.customer_number })}
          </Link>
        </p>
      )}
      <Part title={t("orders.price")}>
        <p className={styles.price}>
          {format.money(order.yearly_price)} <small>{t("units.per_year")}</small>
        </p>
        <Facts
          facts={[
            [t("offers.channel"), t(`offers.channels.${order.channel}`)],
            [t("orders.product"), names.both(order.product_name)],
            [t("orders.commodity"), t(`commodities.${order.commodity}`)],
            [
              t("orders.consumption"),
              order.consumption_off_peak
                ? t("orders.two_rate_consumption", {
                    peak: format.kilowattHours(order.consumption),
                    off_peak: format.kilowattHours(order.consumption_off_peak),
                  })
                : format.kilowattHours(order.consumption),
            ],
            [t("orders.term"), t("orders.months", { count: order.conditions.initial_term_months })],
            [t("orders.notice_period"), t("orders.days", { count: order.conditions.notice_period_days })],
            [t("orders.renewal"), renewalText(t, order.conditions)],
          ]}
        />
      </Part>
      <CasePart orderNumber={order.order_number} />
      <OrderFacts order={order} />
      <Part title={t("orders.history")}>
        <Timeline
          happenings={[...order.history].reverse().map((event) => ({
            id: `${event.at} ${event.status}`,
            at: event.at,
            title: t(`order_statuses.${event.status}`),
            actor: t(`actors.${event.actor}`, { defaultValue: event.actor }),
            note: noteText(t, event.note ?? ""),
          }))}
        />
      </Part>
    </>
  );
}

function DecisionButtons({ order }: { order: Order }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [deciding, setDeciding] = useState<Deciding>(null);
  const [customerNumber, setCustomerNumber] = useState(order.existing_customer ?? "");
  const [differing, setDiffering] = useState<Differing | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const attempt = useMemo(() => new Attempt(), []);
  const listed = (order.blacklist_hits ?? []).length > 0;
  const undeclared = Boolean(order.confirmation_until && !order.confirmed_at);
  const needsReason = deciding === "rejection" || (deciding === "acceptance" && listed);

  async function decide(kind: "acceptance" | "rejection", reason: string) {
    const body = {
      version: order.version,
      reason,
      despite_blacklist: kind === "acceptance" && listed,
      customer_number: kind === "acceptance" ? customerNumber.trim() : "",
      confirmed_customer: kind === "acceptance" && confirmed,
    };
    const request = {
      params: {
        path: { order_number: order.order_number },
        header: { "Idempotency-Key": attempt.keyFor({ kind, order: order.order_number, ...body }) },
      },
      body,
    };
    try {
      const decided = await answerOf(
        kind === "acceptance"
          ? api.POST("/staff/orders/{order_number}/acceptance", request)
          : api.POST("/staff/orders/{order_number}/rejection", request),
      );
      client.setQueryData(["order", order.order_number], decided);
      notifications.show({ message: t(`orders.${kind}.done`), color: "green" });
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.code === "customer_differs") {
        setDiffering(thrown.parameters as unknown as Differing);
      } else if (thrown instanceof ApiProblem && thrown.status === 409) {
        await client.invalidateQueries({ queryKey: ["order", order.order_number] });
      }
      throw thrown;
    } finally {
      attempt.finish();
      void client.invalidateQueries({ queryKey: ["orders"] });
    }
  }

  return (
    <div className={styles.actions}>
      <Button onClick={() => setDeciding("acceptance")} disabled={undeclared}>
        {t(listed ? "blacklist.order.despite" : "orders.acceptance.action")}
      </Button>
      <Button variant="default" onClick={() => setDeciding("rejection")}>
        {t("orders.rejection.action")}
      </Button>
      {deciding && (
        <ActionDialog
          title={t(`orders.${deciding}.title`, { number: order.order_number })}
          consequence={t(`orders.${deciding}.consequence`, { name: order.name, email: order.person.email })}
          confirm={t(`orders.${deciding}.action`)}
          dangerous={deciding === "rejection"}
          {...(needsReason && {
            reasonLabel: t(deciding === "rejection" ? "dialog.reason" : "blacklist.order.despite_reason"),
            reasonRequired: true,
          })}
          act={(reason) => decide(deciding, reason)}
          close={() => setDeciding(null)}
        >
          {deciding === "acceptance" && (
            <>
              <TextInput
                label={t("orders.existing_customer")}
                description={t("orders.existing_customer_hint")}
                value={customerNumber}
                inputMode="numeric"
                maxLength={20}
                onChange={(event) => {
                  setCustomerNumber(event.currentTarget.value);
                  setDiffering(null);
                  setConfirmed(false);
                }}
              />
              {differing && (
                <KnownCustomer differing={differing} confirmed={confirmed} confirm={setConfirmed} />
              )}
            </>
          )}
        </ActionDialog>
      )}
    </div>
  );
}
