import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Language, MessageReceipt } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { reference } from "@wattwerk/ui/reference";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import form from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { publicApi } from "../../session/connection";
import { useBrand, useSession } from "../../session/Portal";
import { useFieldText, useProblemText } from "../../texts/problems";
import { useFormat } from "../../texts/useFormat";

const required = ["reason", "name", "email", "subject", "text"] as const;
type Field = (typeof required)[number];

/** Write without signing in. Who is signed in writes where the answer can be read. */
export default function Contact() {
  const { status } = useSession();
  if (status === "signed_in") return <Navigate to="/messages/new" replace />;
  return (
    <FrontPage>
      <ContactForm />
    </FrontPage>
  );
}

function ContactForm() {
  const { t, i18n } = useTranslation();
  const brand = useBrand();
  const language = i18n.language as Language;
  const problemText = useProblemText();
  const fieldText = useFieldText();
  const reasons = useQuery({
    queryKey: ["contact-reasons", brand.id],
    queryFn: () =>
      answerOf(publicApi.GET("/public/contact-reasons", { params: { query: { brand: brand.id } } })),
  });
  const [attempt] = useState(() => new Attempt());
  const [values, setValues] = useState({
    reason: "",
    name: "",
    email: "",
    phone: "",
    customer_number: "",
    subject: "",
    text: "",
  });
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [receipt, setReceipt] = useState<MessageReceipt | null>(null);
  usePage(t("messages.contact_title"));

  const fault = (field: Field) => {
    if (tried && !values[field].trim()) return t(`messages.${field}_missing`);
    const refused = problem?.errors.find((one) => one.pointer === `/${field}`);
    return refused ? fieldText(refused) : null;
  };
  const bind = (name: keyof typeof values) => ({
    name,
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const faulty = required.find((field) => !values[field].trim());
    if (faulty) {
      event.currentTarget.querySelector<HTMLElement>(`[name=${faulty}]`)?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    const body = { brand: brand.id, language, ...values };
    try {
      const params = { header: { "Idempotency-Key": attempt.keyFor(body) } };
      setReceipt(await answerOf(publicApi.POST("/public/messages", { params, body })));
      attempt.finish();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  };

  if (receipt) return <Arrived receipt={receipt} email={values.email} />;
  return (
    <form className={form.form} onSubmit={submit} noValidate>
      <div className={form.head}>
        <h1>{t("messages.contact_title")}</h1>
        <p className={form.text}>{t("messages.contact_text")}</p>
      </div>
      <NativeSelect
        {...bind("reason")}
        label={t("messages.reason")}
        error={fault("reason")}
        data={[
          { value: "", label: t("messages.choose") },
          ...(reasons.data?.items ?? []).map((one) => ({ value: one.reason_id, label: one.label[language] })),
        ]}
      />
      <TextInput {...bind("name")} label={t("messages.name")} autoComplete="name" error={fault("name")} />
      <TextInput
        {...bind("email")}
        type="email"
        label={t("messages.email")}
        autoComplete="email"
        error={fault("email")}
      />
      <TextInput
        {...bind("phone")}
        type="tel"
        label={`${t("messages.phone")} (${t("states.optional")})`}
        autoComplete="tel"
        maxLength={40}
      />
      <TextInput
        {...bind("customer_number")}
        label={`${t("messages.customer_number")} (${t("states.optional")})`}
        inputMode="numeric"
        maxLength={20}
      />
      <TextInput
        {...bind("subject")}
        label={t("messages.subject")}
        maxLength={120}
        error={fault("subject")}
      />
      <Textarea
        {...bind("text")}
        label={t("messages.text")}
        rows={7}
        maxLength={5000}
        error={fault("text")}
      />
      {problem ? (
        <Notice live kind="error">
          <p>{problemText(problem)}</p>
        </Notice>
      ) : null}
      <Button type="submit" fullWidth loading={sending}>
        {t("messages.send")}
      </Button>
      <p className={form.text}>
        <Link to="/sign-in">{t("messages.sign_in_instead")}</Link>
      </p>
    </form>
  );
}

function Arrived({ receipt, email }: { receipt: MessageReceipt; email: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={form.form}>
      <div className={form.head}>
        <h1>{t("messages.contact_title")}</h1>
      </div>
      <Notice live kind="success" title={t("messages.arrived")}>
        <p>
          {t("messages.arrived_text", {
            email,
            date: format.date(receipt.answer_by),
            number: reference(receipt.conversation_id),
          })}
        </p>
      </Notice>
    </div>
  );
}
