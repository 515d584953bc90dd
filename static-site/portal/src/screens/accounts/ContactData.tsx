import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { ContactChange, Customer } from "@wattwerk/ui/api/models";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../../api/queries";
import { Failure } from "../../components/Failure";
import styles from "../../components/Form.module.css";
import { Cards, Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import { customerApi } from "../../session/connection";
import { consented, wishes } from "./consents";
import { Sent } from "./Sent";
import { useChange } from "./useChange";

/** How the customer can be reached, and about what. */
export default function ContactData() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDashboard();
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  return (
    <Page
      title={t("requests.contact.title")}
      subtitle={t("requests.contact.subtitle")}
      back={{ to: "/profile", label: t("navigation.profile") }}
    >
      <Cards>
        <Portlet title={t("requests.contact.change_title")} icon={<IconAddressBook size={20} />}>
          <ContactForm customer={data.customer} />
        </Portlet>
      </Cards>
    </Page>
  );
}

const numbers = ["phone", "mobile", "fax"] as const;

function ContactForm({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [contact, setContact] = useState(() => ({
    phone: customer.phone,
    mobile: customer.mobile ?? "",
    fax: customer.fax ?? "",
    consents: consented(customer),
  }));
  const form = useRef<HTMLFormElement>(null);
  const change = useChange<ContactChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/contact-changes", { ...sending, body })),
  );
  const { problem } = change;
  useEffect(() => {
    if (problem?.errors.length) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void change.send({ contact });
  };

  if (change.sent) return <Sent />;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {numbers.map((name) => (
        <TextInput
          key={name}
          type="tel"
          name={name}
          label={t(`requests.details.${name}`)}
          autoComplete={name === "fax" ? "off" : "tel"}
          maxLength={40}
          value={contact[name]}
          onChange={(event) => setContact({ ...contact, [name]: event.currentTarget.value })}
          error={change.fault(`/contact/${name}`)}
        />
      ))}
      <fieldset className={styles.form}>
        <legend className={styles.text}>{t("requests.contact.consents")}</legend>
        {wishes.map((name) => (
          <Checkbox
            key={name}
            name={name}
            label={t(`requests.details.${name}`)}
            checked={contact.consents[name] ?? false}
            onChange={(event) =>
              setContact({
                ...contact,
                consents: { ...contact.consents, [name]: event.currentTarget.checked },
              })
            }
          />
        ))}
        <p className={styles.text}>{t("requests.contact.consents_hint")}</p>
      </fieldset>
      {problem && problem.errors.length === 0 ? <Failure error={problem} /> : null}
      <Button type="submit" loading={change.sending}>
        {t("actions.save")}
      </Button>
    </form>
  );
}
