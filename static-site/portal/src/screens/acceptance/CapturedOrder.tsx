import { answerOf } from "@wattwerk/ui/api/client";
import type { CapturedOrderView, OrderReceipt } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import form from "../../components/Form.module.css";
import { publicApi } from "../../session/connection";
import { useFormat } from "../../texts/useFormat";
import styles from "./Acceptance.module.css";
import { AcceptancePage } from "./AcceptancePage";
import { Declarations, nothing } from "./Declarations";
import { Receipt } from "./Receipt";
import { Sheet } from "./Sheet";
import { Summaries } from "./Summary";
import { useSending } from "./useSending";

/** A customer declares in text form what was taken down on the telephone (§ 41b (1) EnWG). */
export default function CapturedOrder() {
  return (
    <AcceptancePage
      title="acceptance.confirm.title"
      fragment="order"
      open={(token) => answerOf(publicApi.POST("/public/captured-order-views", { body: { token } }))}
    >
      {(order, token) => <Waiting order={order} token={token} />}
    </AcceptancePage>
  );
}

function Waiting({ order, token }: { order: CapturedOrderView; token: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { attempt, problem, sending, send } = useSending();
  const [given, setGiven] = useState(nothing);
  const [receipt, setReceipt] = useState<OrderReceipt | null>(null);
  const { further_supplies: further = [], bundle } = order;

  const submit = () =>
    send(async () => {
      const { mandate_granted, ...consents } = given;
      const body = { token, consents, mandate_granted };
      const params = { header: { "Idempotency-Key": attempt.keyFor(body) } };
      setReceipt(await answerOf(publicApi.POST("/public/captured-order-confirmations", { params, body })));
      attempt.finish();
    });

  if (receipt) return <Receipt receipt={receipt} />;
  const at = order.supply_address;
  return (
    <Sheet problem={problem} sending={sending} action={t("acceptance.order")} submit={() => void submit()}>
      <p className={form.text}>
        {t("acceptance.confirm.text", { until: format.dateTime(order.confirmation_until) })}
      </p>
      <p className={styles.figure}>
        {format.money((bundle ?? order.offer).yearly_price)} <small>{t("units.per_year")}</small>
      </p>
      <Facts
        facts={[
          { term: t("acceptance.bundle"), value: bundle?.name },
          {
            term: t("acceptance.tariff"),
            value: [order.offer, ...further.map(({ offer }) => offer)].map(({ name }) => name).join(", "),
          },
          {
            term: t("acceptance.extras"),
            value: order.extras?.map(({ product }) => product.name).join(", "),
          },
          {
            term: t("acceptance.name"),
            value: order.person.company || `${order.person.first_name} ${order.person.last_name}`,
          },
          {
            term: t("acceptance.address"),
            value: `${at.street} ${at.house_number}, ${at.postcode} ${at.town}`,
          },
          { term: t("acceptance.meter_number"), value: order.meter_number },
          { term: t("acceptance.supply_start"), value: format.longDate(order.supply_start) },
          { term: t("acceptance.payment"), value: t(`payment_methods.${order.payment_method}`) },
          { term: t("acceptance.iban"), value: order.iban_masked },
          ...[...(order.answers ?? []), ...(order.extras ?? []).flatMap(({ answers = [] }) => answers)].map(
            ({ question, answer }) => ({ term: question, value: answer }),
          ),
        ]}
      />
      <Summaries first={{ name: order.offer.name, lines: order.contract_summary }} further={further} />
      <Declarations
        texts={order.declarations}
        further={further}
        household={order.customer_type === "household"}
        byDebit={order.payment_method === "sepa_direct_debit"}
        switches={order.start.reason === "supplier_switch" && Boolean(order.previous_supplier)}
        given={given}
        change={setGiven}
        problem={problem}
      />
    </Sheet>
  );
}
