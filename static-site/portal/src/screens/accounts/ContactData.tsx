import { Checkbox, TextInput } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { ContactChange, Customer } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../../components/Form.module.css";
import { Portlet } from "../../components/Portlet";
import { customerApi } from "../../session/connection";
import { ChangeForm } from "./ChangeForm";
import { consented, wishes } from "./consents";
import { ProfilePage } from "./ProfilePage";
import { useChange } from "./useChange";

/** How the customer can be reached, and about what. */
export default function ContactData() {
  const { t } = useTranslation();
  return (
    <ProfilePage about="contact">
      {(dashboard) => (
        <Portlet title={t("requests.contact.change_title")} icon={<IconAddressBook size={20} />}>
          <ContactForm customer={dashboard.customer} />
        </Portlet>
      )}
    </ProfilePage>
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
  const change = useChange<ContactChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/contact-changes", { ...sending, body })),
  );

  const submit = () => {
    void change.send({ contact });
  };

  return (
    <ChangeForm change={change} onSubmit={submit} submit={t("actions.save")}>
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
    </ChangeForm>
  );
}
