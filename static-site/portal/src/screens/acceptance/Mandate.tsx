import { Checkbox } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { MandateRequest } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import form from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { publicApi } from "../../session/connection";
import { useFieldText } from "../../texts/problems";
import { useFormat } from "../../texts/useFormat";
import { AcceptancePage } from "./AcceptancePage";
import { Sheet } from "./Sheet";
import { useSending } from "./useSending";

/** A customer grants the SEPA mandate for an account that staff noted. */
export default function Mandate() {
  return (
    <AcceptancePage
      title="acceptance.mandate.title"
      fragment="mandate"
      open={(token) => answerOf(publicApi.POST("/public/mandate-views", { body: { token } }))}
    >
      {(request, token) => <Requested request={request} token={token} />}
    </AcceptancePage>
  );
}

function Requested({ request, token }: { request: MandateRequest; token: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fieldText = useFieldText();
  const { attempt, problem, sending, send } = useSending();
  const [granted, setGranted] = useState(false);
  const [done, setDone] = useState(false);

  const submit = () =>
    send(async () => {
      const body = { token, mandate_granted: granted };
      const params = { header: { "Idempotency-Key": attempt.keyFor(body) } };
      await answerOf(publicApi.POST("/public/mandates", { params, body }));
      attempt.finish();
      setDone(true);
    });

  if (done) {
    return (
      <Notice live kind="success" title={t("acceptance.mandate.done_title")}>
        <p>{t("acceptance.mandate.done_text")}</p>
      </Notice>
    );
  }
  const fault = problem?.errors.find(({ pointer }) => pointer === "/mandate_granted");
  return (
    <Sheet
      problem={problem}
      sending={sending}
      action={t("acceptance.mandate.grant")}
      submit={() => void submit()}
    >
      <p className={form.text}>{t("acceptance.mandate.text", { until: format.date(request.valid_until) })}</p>
      <Facts
        facts={[
          { term: t("acceptance.mandate.holder"), value: request.account_holder },
          { term: t("acceptance.iban"), value: request.iban_masked },
          { term: t("acceptance.mandate.bank"), value: request.bank_name },
          { term: t("acceptance.mandate.account"), value: request.account_number },
        ]}
      />
      <Checkbox
        name="mandate_granted"
        iconColor="var(--ww-on-primary)"
        label={request.mandate_text}
        checked={granted}
        onChange={(event) => setGranted(event.currentTarget.checked)}
        error={fault && fieldText(fault)}
      />
    </Sheet>
  );
}
