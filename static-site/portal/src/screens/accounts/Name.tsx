import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Customer, NameChange } from "@wattwerk/ui/api/models";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../../api/queries";
import { Failure } from "../../components/Failure";
import styles from "../../components/Form.module.css";
import { Cards, Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import { customerApi } from "../../session/connection";
import { PasswordProof } from "./PasswordProof";
import { Sent } from "./Sent";
import { useChange } from "./useChange";

/** How the customer is called, for example since a marriage. */
export default function Name() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDashboard();
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  return (
    <Page
      title={t("requests.name.title")}
      subtitle={t("requests.name.subtitle")}
      back={{ to: "/profile", label: t("navigation.profile") }}
    >
      <Cards>
        <Portlet title={t("requests.name.form_title")} icon={<IconUser size={20} />}>
          <NameForm customer={data.customer} />
        </Portlet>
      </Cards>
    </Page>
  );
}

const salutations = ["ms", "mr", "none"] as const;

function NameForm({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [name, setName] = useState(() => {
    const { salutation, title, first_name, last_name } = customer;
    return { salutation, title, first_name, last_name };
  });
  const [reason, setReason] = useState("");
  const [password, setPassword] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const change = useChange<NameChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/name-changes", { ...sending, body })),
  );
  const { problem } = change;
  useEffect(() => {
    if (problem?.errors.length) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void change.send({ name, reason, password });
  };

  const field = (part: "title" | "first_name" | "last_name", label: string, autoComplete: string) => (
    <TextInput
      name={part}
      label={t(`requests.name.${label}`)}
      autoComplete={autoComplete}
      maxLength={part === "title" ? 40 : 120}
      value={name[part]}
      onChange={(event) => setName({ ...name, [part]: event.currentTarget.value })}
      error={change.fault(`/name/${part}`)}
    />
  );

  if (change.sent) return <Sent />;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <NativeSelect
        name="salutation"
        label={t("requests.name.salutation")}
        data={salutations.map((value) => ({ value, label: t(`salutations.${value}`) }))}
        value={name.salutation}
        onChange={(event) =>
          setName({ ...name, salutation: event.currentTarget.value as Customer["salutation"] })
        }
      />
      {field("title", "person_title", "honorific-prefix")}
      {field("first_name", "first_name", "given-name")}
      {field("last_name", "last_name", "family-name")}
      <TextInput
        name="reason"
        label={t("requests.name.reason")}
        description={t("requests.name.reason_hint")}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={change.fault("/reason")}
      />
      <PasswordProof value={password} onChange={setPassword} error={change.fault("/password")} />
      {problem && problem.errors.length === 0 ? <Failure error={problem} /> : null}
      <p className={styles.text}>{t("requests.name.later")}</p>
      <Button type="submit" loading={change.sending}>
        {t("requests.name.submit")}
      </Button>
    </form>
  );
}
