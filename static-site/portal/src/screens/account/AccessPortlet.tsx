import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Account } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { SidePanel } from "../../components/SidePanel";
import { customerApi } from "../../session/connection";
import { useProblemText } from "../../texts/problems";
import styles from "./Account.module.css";
import { FieldsForm, type Values } from "./FieldsForm";
import { passwordField } from "./fields";
import { useAccountChanged } from "./useAccount";

/** Who else may see or do something, until it is taken back. */
export function AccessPortlet({ account }: { account: Account }) {
  const { t } = useTranslation();
  const changed = useAccountChanged();
  const problemText = useProblemText();
  const [open, setOpen] = useState(false);
  const [invited, setInvited] = useState("");
  const [error, setError] = useState<unknown>(null);

  const invite = async (values: Values) => {
    const body = {
      password: values.password ?? "",
      customer_number: values.customer_number ?? "",
      email: values.email?.trim() ?? "",
      name: values.name?.trim() ?? "",
      access: values.access === "full" ? ("full" as const) : ("read_only" as const),
    };
    await answerOf(customerApi.POST("/portal/account/invitations", { body }));
    await changed();
    setInvited(body.email);
    setOpen(false);
  };
  const revoke = async (accessId: string) => {
    setError(null);
    try {
      const path = { access_id: accessId };
      await answerOf(customerApi.DELETE("/portal/account/invitations/{access_id}", { params: { path } }));
      await changed();
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <Portlet
      title={t("account.access_title")}
      icon={<IconUsers size={20} />}
      action={
        <Button variant="light" onClick={() => setOpen(true)}>
          {t("account.access_invite")}
        </Button>
      }
    >
      <div className={styles.stack}>
        <p className={styles.dimmed}>{t("account.access_text")}</p>
        {invited ? (
          <Notice live kind="success">
            <p>{t("account.access_invited", { email: invited })}</p>
          </Notice>
        ) : null}
        {error ? (
          <Notice live kind="error">
            <p>{problemText(asProblem(error))}</p>
          </Notice>
        ) : null}
        <ul className={styles.rows}>
          {account.access_given.map((given) => (
            <li key={given.access_id} className={styles.row}>
              <div>
                <p>
                  {given.name}, {given.email}
                </p>
                <p className={styles.dimmed}>
                  {t("switch.customer", { number: given.customer_number })} ·{" "}
                  {t(`account.access_${given.access}`)} ·{" "}
                  {t(given.accepted ? "account.access_accepted" : "account.access_open")}
                </p>
              </div>
              <Button variant="subtle" onClick={() => revoke(given.access_id)}>
                {t("account.access_revoke")}
                <span className="visually-hidden">: {given.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <SidePanel title={t("account.access_invite")} open={open} onClose={() => setOpen(false)}>
        <FieldsForm
          fields={[
            {
              name: "customer_number",
              label: t("account.register.customer_number"),
              choices: account.own_numbers.map((number) => ({ value: number, label: number })),
            },
            { name: "name", label: t("account.access_name") },
            { name: "email", label: t("profile.email"), kind: "email" },
            {
              name: "access",
              label: t("account.access_level"),
              choices: (["read_only", "full"] as const).map((value) => ({
                value,
                label: t(`account.access_${value}`),
              })),
            },
            passwordField(t),
          ]}
          submit={t("account.access_invite")}
          onSubmit={invite}
        />
      </SidePanel>
    </Portlet>
  );
}
