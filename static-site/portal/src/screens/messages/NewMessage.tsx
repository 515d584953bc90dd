import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Language } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { customerHeader, useDashboard } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { Page } from "../../components/Page";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { contractLabel, customerName } from "../../texts/names";
import { useProblemText } from "../../texts/problems";
import { type AttachedFile, AttachmentField, attachmentsOf, underway } from "./AttachmentField";
import styles from "./Messages.module.css";
import { useContactOptions } from "./queries";

/** Write to the utility: what it is about, and the text. Who writes is known. */
export default function NewMessage() {
  const { t } = useTranslation();
  const { data: options, error, refetch } = useContactOptions();
  const dashboard = useDashboard().data;
  return (
    <Page
      title={t("messages.write")}
      subtitle={
        dashboard
          ? t("messages.from", {
              name: customerName(dashboard.customer),
              number: dashboard.customer.customer_number,
              email: dashboard.customer.email,
            })
          : "\u00a0"
      }
      back={{ to: "/messages", label: t("messages.title") }}
    >
      {error && !options ? <Failure error={error} retry={() => refetch()} /> : null}
      {!error && !options ? <Skeleton height="20rem" /> : null}
      {options ? <MessageForm /> : null}
    </Page>
  );
}

function MessageForm() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const problemText = useProblemText();
  const [parameters] = useSearchParams();
  const { customerNumber, contractNumber } = useCustomerChoice();
  const reasons = useContactOptions().data?.reasons ?? [];
  const contracts = useDashboard().data?.contracts ?? [];
  const [attempt] = useState(() => new Attempt());
  const [form, setForm] = useState({
    reason: reasons.some((one) => one.reason_id === parameters.get("reason"))
      ? (parameters.get("reason") ?? "")
      : "",
    contract_number: contractNumber ?? "",
    subject: "",
    text: "",
  });
  const [files, setFiles] = useState<AttachedFile[]>([]);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const missing = (field: "reason" | "subject" | "text") => tried && !form[field].trim();
  const complaint = reasons.find((one) => one.reason_id === form.reason)?.complaint;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const faulty = (["reason", "subject", "text"] as const).find((field) => !form[field].trim());
    if (faulty) {
      event.currentTarget.querySelector<HTMLElement>(`[name=${faulty}]`)?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    const body = {
      ...form,
      contract_number: form.contract_number || null,
      attachments: attachmentsOf(files),
    };
    try {
      const begun = await answerOf(
        customerApi.POST("/portal/conversations", {
          params: { header: { "Idempotency-Key": attempt.keyFor(body) } },
          headers: customerHeader(customerNumber),
          body,
        }),
      );
      attempt.finish();
      client.setQueryData(["conversation", customerNumber, begun.conversation_id], begun);
      void client.invalidateQueries({ queryKey: ["conversations"] });
      void navigate(`/messages/${encodeURIComponent(begun.conversation_id)}`, { state: { sent: true } });
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  };

  return (
    <Portlet title={t("messages.your_message")}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <NativeSelect
          name="reason"
          label={t("messages.reason")}
          value={form.reason}
          onChange={(event) => setForm({ ...form, reason: event.currentTarget.value })}
          error={missing("reason") ? t("messages.reason_missing") : null}
          data={[
            { value: "", label: t("messages.choose") },
            ...reasons.map((one) => ({
              value: one.reason_id,
              label: one.label[i18n.language as Language],
            })),
          ]}
        />
        {complaint ? (
          <Notice kind="info">
            <p>{t("messages.complaint_hint")}</p>
          </Notice>
        ) : null}
        {contracts.length > 0 ? (
          <NativeSelect
            name="contract_number"
            label={t("messages.contract")}
            value={form.contract_number}
            onChange={(event) => setForm({ ...form, contract_number: event.currentTarget.value })}
            data={[
              { value: "", label: t("messages.no_contract") },
              ...contracts.map((one) => ({ value: one.contract_number, label: contractLabel(one, t) })),
            ]}
          />
        ) : null}
        <TextInput
          name="subject"
          label={t("messages.subject")}
          maxLength={120}
          value={form.subject}
          onChange={(event) => setForm({ ...form, subject: event.currentTarget.value })}
          error={missing("subject") ? t("messages.subject_missing") : null}
        />
        <Textarea
          name="text"
          label={t("messages.text")}
          maxLength={5000}
          rows={8}
          value={form.text}
          onChange={(event) => setForm({ ...form, text: event.currentTarget.value })}
          error={missing("text") ? t("messages.text_missing") : null}
        />
        <AttachmentField files={files} onChange={setFiles} />
        {problem ? (
          <Notice live kind="error">
            <p>{problemText(problem)}</p>
          </Notice>
        ) : null}
        <div className={styles.actions}>
          <Button type="submit" loading={sending} disabled={underway(files)}>
            {t("messages.send")}
          </Button>
          <Button component={Link} to="/messages" variant="default">
            {t("actions.cancel")}
          </Button>
        </div>
      </form>
    </Portlet>
  );
}
