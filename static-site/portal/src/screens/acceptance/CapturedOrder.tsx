import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { CapturedOrderView, OrderReceipt } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import { Failure } from "../../components/Failure";
import form from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { publicApi } from "../../session/connection";
import { useBrand } from "../../session/Portal";
import { useFormat } from "../../texts/useFormat";
import styles from "./Acceptance.module.css";
import { Declarations, nothing } from "./Declarations";
import { Receipt } from "./Receipt";
import { Summary } from "./Summary";
import { takeFragment } from "./token";
import { useFirstFault } from "./useFirstFault";
import { useOpened } from "./useOpened";
import { useAcceptanceTexts } from "./useTexts";

/** A customer declares in text form what was taken down on the telephone (§ 41b (1) EnWG). */
export default function CapturedOrder() {
  const { t } = useTranslation();
  const { contact } = useBrand();
  const ready = useAcceptanceTexts();
  const [token] = useState(() => takeFragment("order"));
  const { opened, failure, unusable, load } = useOpened(() =>
    answerOf(publicApi.POST("/public/captured-order-views", { body: { token } })),
  );
  usePage(ready ? t("acceptance.confirm.title") : "");
  if (!ready) return <FrontPage />;
  return (
    <FrontPage>
      <div className={form.form}>
        <div className={form.head}>
          <h1>{t("acceptance.confirm.title")}</h1>
        </div>
        {unusable && (
          <Notice live kind="warning" title={t("acceptance.unusable_title")}>
            <p>{t("acceptance.unusable_text", { phone: contact.phone })}</p>
          </Notice>
        )}
        {failure !== null && !unusable && <Failure error={failure} retry={load} />}
        {opened && <Waiting order={opened} token={token} />}
      </div>
    </FrontPage>
  );
}

function Waiting({ order, token }: { order: CapturedOrderView; token: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sheet = useRef<HTMLFormElement>(null);
  const [attempt] = useState(() => new Attempt());
  const [given, setGiven] = useState(nothing);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const [receipt, setReceipt] = useState<OrderReceipt | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { mandate_granted, ...consents } = given;
    const body = { token, consents, mandate_granted };
    setSending(true);
    setProblem(null);
    try {
      const params = { header: { "Idempotency-Key": attempt.keyFor(body) } };
      setReceipt(await answerOf(publicApi.POST("/public/captured-order-confirmations", { params, body })));
      attempt.finish();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  };

  useFirstFault(sheet, problem);
  if (receipt) return <Receipt number={receipt.order_number} email={receipt.email_masked} />;
  const at = order.supply_address;
  return (
    <form ref={sheet} className={form.form} onSubmit={submit} noValidate>
      <p className={form.text}>
        {t("acceptance.confirm.text", { until: format.dateTime(order.confirmation_until) })}
      </p>
      <p className={styles.figure}>
        {format.money(order.offer.yearly_price)} <small>{t("units.per_year")}</small>
      </p>
      <Facts
        facts={[
          { term: t("acceptance.tariff"), value: order.offer.name },
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
        ]}
      />
      <Summary lines={order.contract_summary} />
      <Declarations
        texts={order.declarations}
        household={order.customer_type === "household"}
        byDebit={order.payment_method === "sepa_direct_debit"}
        switches={order.start.reason === "supplier_switch" && Boolean(order.previous_supplier)}
        given={given}
        change={setGiven}
        problem={problem}
      />
      {problem && <Failure error={problem} />}
      <Button type="submit" size="lg" fullWidth loading={sending}>
        {t("acceptance.order")}
      </Button>
    </form>
  );
}
