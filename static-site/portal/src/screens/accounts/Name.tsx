import { NativeSelect, TextInput } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Customer, NameChange } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../../components/Form.module.css";
import { Portlet } from "../../components/Portlet";
import { customerApi } from "../../session/connection";
import { ChangeForm } from "./ChangeForm";
import { PasswordProof } from "./PasswordProof";
import { ProfilePage } from "./ProfilePage";
import { useChange } from "./useChange";

/** How the customer is called, for example since a marriage. */
export default function Name() {
  const { t } = useTranslation();
  return (
    <ProfilePage about="name">
      {(dashboard) => (
        <Portlet title={t("requests.name.form_title")} icon={<IconUser size={20} />}>
          <NameForm customer={dashboard.customer} />
        </Portlet>
      )}
    </ProfilePage>
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
  const change = useChange<NameChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/name-changes", { ...sending, body })),
  );

  const submit = () => {
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

  return (
    <ChangeForm change={change} onSubmit={submit} submit={t("requests.name.submit")}>
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
      <p className={styles.text}>{t("requests.name.later")}</p>
    </ChangeForm>
  );
}
