import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Account } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { SidePanel } from "../../components/SidePanel";
import { customerApi, keeper } from "../../session/connection";
import styles from "./Account.module.css";
import { FieldsForm, type Values } from "./FieldsForm";
import { passwordField } from "./fields";
import { useAccountChanged } from "./useAccount";

type Change = "password" | "email" | "user_name";

/** By what one signs in: user name, address, password. Each change wants the present password. */
export function SignInPortlet({ account }: { account: Account }) {
  const { t } = useTranslation();
  const changed = useAccountChanged();
  const [open, setOpen] = useState<Change | null>(null);
  const [done, setDone] = useState<{ change: Change; value: string } | null>(null);

  const finish = (change: Change, value = "") => {
    setDone({ change, value });
    setOpen(null);
  };
  const changePassword = async (values: Values) => {
    const body = { password: values.password ?? "", new_password: values.new_password ?? "" };
    const session = await answerOf(customerApi.POST("/portal/account/password", { body }));
    if (session.status === "signed_in") keeper.takeOver(session);
    else keeper.forget();
    await changed();
    finish("password");
  };
  const changeEmail = async (values: Values) => {
    const body = { password: values.password ?? "", email: values.email?.trim() ?? "" };
    await answerOf(customerApi.POST("/portal/account/email", { body }));
    finish("email", body.email);
  };
  const changeUserName = async (values: Values) => {
    const body = { password: values.password ?? "", user_name: values.user_name?.trim() ?? "" };
    await changed(await answerOf(customerApi.POST("/portal/account/user-name", { body })));
    finish("user_name");
  };

  return (
    <Portlet title={t("profile.security_title")} icon={<IconLock size={20} />}>
      <div className={styles.stack}>
        {done ? (
          <Notice live kind="success">
            <p>{t(`account.${done.change}_done`, { email: done.value })}</p>
          </Notice>
        ) : null}
        <Facts
          facts={[
            { term: t("account.user_name"), value: account.user_name },
            { term: t("profile.email"), value: account.email },
          ]}
        />
        <div className={styles.actions}>
          {(["password", "email", "user_name"] as const).map((change) => (
            <Button key={change} variant="light" onClick={() => setOpen(change)}>
              {t(`account.${change}_change`)}
            </Button>
          ))}
        </div>
      </div>
      <SidePanel
        title={t("account.password_change")}
        open={open === "password"}
        onClose={() => setOpen(null)}
      >
        <FieldsForm
          fields={[
            passwordField(t),
            {
              name: "new_password",
              label: t("account.new_password"),
              hint: t("account.new_password_hint"),
              kind: "password",
              autoComplete: "new-password",
            },
          ]}
          submit={t("account.password_change")}
          onSubmit={changePassword}
        />
      </SidePanel>
      <SidePanel title={t("account.email_change")} open={open === "email"} onClose={() => setOpen(null)}>
        <FieldsForm
          fields={[
            {
              name: "email",
              label: t("account.new_email"),
              hint: t("account.new_email_hint"),
              kind: "email",
              autoComplete: "email",
            },
            passwordField(t),
          ]}
          submit={t("account.email_change")}
          onSubmit={changeEmail}
        />
      </SidePanel>
      <SidePanel
        title={t("account.user_name_change")}
        open={open === "user_name"}
        onClose={() => setOpen(null)}
      >
        <FieldsForm
          fields={[
            {
              name: "user_name",
              label: t("account.user_name"),
              hint: t("account.user_name_hint"),
              autoComplete: "username",
            },
            passwordField(t),
          ]}
          submit={t("account.user_name_change")}
          onSubmit={changeUserName}
        />
      </SidePanel>
    </Portlet>
  );
}
