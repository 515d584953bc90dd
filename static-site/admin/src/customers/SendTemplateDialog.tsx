import { NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { CustomerPage, OwnTemplate } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { FormDialog } from "../contracts/FormDialog";
import detail from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import page from "./CustomerPage.module.css";

interface Properties {
  data: CustomerPage;
  templates: OwnTemplate[];
  close: () => void;
}

/** One of the brand's own mails or letters goes to a customer; what it will say is shown before. */
export function SendTemplateDialog({ data, templates, close }: Properties) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const number = data.customer.customer_number;
  const [chosen, setChosen] = useState(0);
  const [contract, setContract] = useState(data.contracts[0]?.contract_number ?? "");
  const template = templates[chosen];
  const body = {
    template_kind: template?.kind as "mail" | "letter",
    template_key: template?.key ?? "",
    contract_number: template?.about === "customer" ? null : contract || null,
  };
  const path = { customer_number: number };
  const preview = useQuery({
    queryKey: ["own-message-preview", number, body],
    retry: false,
    queryFn: () =>
      answerOf(
        api.POST("/staff/customers/{customer_number}/own-message-preview", { params: { path }, body }),
      ),
  });
  async function act() {
    const header = { "Idempotency-Key": attempt.keyFor(body) };
    await answerOf(
      api.POST("/staff/customers/{customer_number}/own-messages", { params: { path, header }, body }),
    );
    attempt.finish();
    await Promise.all([
      client.invalidateQueries({ queryKey: ["customer", number] }),
      client.invalidateQueries({ queryKey: ["documents", number] }),
    ]);
  }
  const shown = preview.data;
  return (
    <FormDialog
      title={t("templates.send.title")}
      consequence={t(`templates.send.consequence_${template?.kind ?? "mail"}`)}
      confirm={t(`templates.send.confirm_${template?.kind ?? "mail"}`)}
      fields={[]}
      size="xl"
      act={act}
      close={close}
    >
      {() => (
        <>
          <NativeSelect
            label={t("templates.send.template")}
            value={String(chosen)}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
            data={templates.map(({ kind, name }, index) => ({
              value: String(index),
              label: `${name} (${t(`templates.send.${kind}`)})`,
            }))}
            data-autofocus
          />
          {template?.about !== "customer" && (
            <NativeSelect
              label={t("templates.about.contract")}
              value={contract}
              onChange={(event) => setContract(event.currentTarget.value)}
              data={data.contracts.map(({ contract_number, product_name }) => ({
                value: contract_number,
                label: `${contract_number} · ${product_name}`,
              }))}
            />
          )}
          {preview.isPending && <Loading />}
          {preview.isError && <Notice problem={asProblem(preview.error)} />}
          {shown && (
            <section aria-label={t("templates.tabs.preview")} className={page.sent}>
              <p className={detail.muted}>
                {t("templates.send.to", { recipient: shown.recipient ?? "" })}
                {shown.language !== data.customer.language && ` ${t("templates.send.other_language")}`}
              </p>
              <p>
                <strong>{shown.subject}</strong>
              </p>
              {shown.html && <iframe title={t("templates.tabs.preview")} sandbox="" srcDoc={shown.html} />}
              {(shown.pages ?? []).map((one, index, pages) => (
                <img
                  key={one}
                  src={`data:image/png;base64,${one}`}
                  alt={t("templates.page", { number: index + 1, pages: pages.length })}
                />
              ))}
            </section>
          )}
        </>
      )}
    </FormDialog>
  );
}
