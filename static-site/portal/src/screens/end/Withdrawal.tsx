import { Button, Group } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Contract } from "@wattwerk/ui/api/models";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { useFormat } from "../../texts/useFormat";
import styles from "./End.module.css";
import { useDeclare } from "./queries";
import { Receipt } from "./Receipt";

/** The withdrawal from a new contract: the wish, then its confirmation (§ 356a BGB). */
export function Withdrawal(properties: {
  contract: Contract;
  until: string;
  /** Names of what was ordered along with the contract: the withdrawal covers it. */
  products: string[];
}) {
  const { contract, until, products } = properties;
  const { t } = useTranslation();
  const format = useFormat();
  const { customerNumber } = useCustomerChoice();
  const attempt = useRef(new Attempt());
  const [asked, setAsked] = useState(false);
  const { declare, sending, sent, problem } = useDeclare();
  if (sent) return <Receipt declaration={sent} />;
  const send = () =>
    declare(() =>
      answerOf(
        customerApi.POST("/portal/contracts/{contract_number}/withdrawals", {
          params: {
            path: { contract_number: contract.contract_number },
            header: { "Idempotency-Key": attempt.current.keyFor(contract.contract_number) },
          },
          headers: customerHeader(customerNumber),
        }),
      ),
    );
  if (!asked) {
    return (
      <Notice
        kind="info"
        title={t("cancellation.wizard.withdraw_title", { date: format.longDate(until) })}
        action={
          <Button variant="default" onClick={() => setAsked(true)}>
            {t("cancellation.wizard.withdraw")}
          </Button>
        }
      >
        <p>{t("cancellation.wizard.withdraw_text")}</p>
      </Notice>
    );
  }
  return (
    <Notice
      live
      kind="warning"
      title={t("cancellation.wizard.withdraw_question", { number: contract.contract_number })}
    >
      <div className={styles.column}>
        <p>
          {t("cancellation.wizard.withdraw_consequence", {
            product: contract.product_name,
            date: format.longDate(contract.concluded_on),
          })}
        </p>
        {products.length > 0 && (
          <p>{t("cancellation.wizard.withdraw_covers", { products: products.join(", ") })}</p>
        )}
        {problem ? <Failure error={problem} /> : null}
        <Group gap="sm">
          <Button loading={sending} onClick={() => void send()}>
            {t("cancellation.public.withdraw.button")}
          </Button>
          <Button variant="default" disabled={sending} onClick={() => setAsked(false)}>
            {t("cancellation.wizard.withdraw_keep")}
          </Button>
        </Group>
      </div>
    </Notice>
  );
}
