import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { ContactPerson, CustomerCorrespondence } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import message from "../messages/Message.module.css";
import page from "./CustomerPage.module.css";

/** What a customer wrote, and who looks after the customer. */
export function CustomerMessages({ number }: { number: string }) {
  const query = useQuery({
    queryKey: ["correspondence", number],
    queryFn: () =>
      answerOf(
        api.GET("/staff/customers/{customer_number}/conversations", {
          params: { path: { customer_number: number } },
        }),
      ),
  });
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) {
    return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  }
  return (
    <>
      <Written correspondence={query.data} />
      <ContactPersonForm number={number} person={query.data.contact_person} />
    </>
  );
}

function Written({ correspondence }: { correspondence: CustomerCorrespondence }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (correspondence.items.length === 0) {
    return <p className={styles.muted}>{t("messages.staff.none_written")}</p>;
  }
  return (
    <ul className={page.rows}>
      {correspondence.items.map((entry) => (
        <li key={entry.conversation_id}>
          <Link to={`/messages/${entry.conversation_id}`}>{entry.subject}</Link>
          <span className={styles.muted}>{t(`messages.staff.statuses.${entry.status}`)}</span>
          <time className={styles.muted} dateTime={entry.last_message_at}>
            {format.dateTime(entry.last_message_at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function ContactPersonForm({ number, person }: { number: string; person: ContactPerson | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [values, setValues] = useState({
    name: person?.name ?? "",
    email: person?.email ?? "",
    phone: person?.phone ?? "",
  });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [saving, setSaving] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setSaving(true);
    setProblem(null);
    try {
      const params = { path: { customer_number: number } };
      const changed = await answerOf(
        api.PUT("/staff/customers/{customer_number}/contact-person", { params, body: values }),
      );
      client.setQueryData(["correspondence", number], changed);
      notifications.show({ message: t("messages.staff.contact_person.saved"), color: "green" });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSaving(false);
  }

  const field = (name: keyof typeof values) => {
    const refused = problem?.errors.find(({ pointer }) => pointer === `/${name}`);
    return {
      label: t(`messages.staff.contact_person.${name}`),
      value: values[name],
      error: refused && fieldText(t, refused),
      onChange: (event: { currentTarget: { value: string } }) =>
        setValues({ ...values, [name]: event.currentTarget.value }),
    };
  };
  return (
    <section className={styles.card}>
      <h2>{t("messages.staff.contact_person.title")}</h2>
      <p className={styles.muted}>{t("messages.staff.contact_person.hint")}</p>
      <form onSubmit={save} className={message.form} noValidate>
        <TextInput {...field("name")} maxLength={120} />
        <TextInput {...field("email")} type="email" />
        <TextInput {...field("phone")} type="tel" maxLength={40} />
        {problem && <Notice problem={problem} />}
        <div>
          <Button type="submit" variant="default" loading={saving}>
            {t("messages.staff.contact_person.save")}
          </Button>
        </div>
      </form>
    </section>
  );
}
