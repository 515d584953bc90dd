import { Button } from "@mantine/core";
import { IconShieldLock } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Account, SecondFactorSetup } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Portlet } from "../../components/Portlet";
import { SidePanel } from "../../components/SidePanel";
import { customerApi } from "../../session/connection";
import styles from "./Account.module.css";
import { FieldsForm, type Values } from "./FieldsForm";
import { passwordField } from "./fields";
import { QrCode } from "./QrCode";
import { useAccountChanged } from "./useAccount";

/** Signing in with a code of an authenticator app (RFC 6238) as well, for those who wish. */
export function SecondFactorPortlet({ account }: { account: Account }) {
  const { t } = useTranslation();
  const changed = useAccountChanged();
  const [open, setOpen] = useState(false);
  const [setup, setSetup] = useState<SecondFactorSetup | null>(null);

  const close = () => {
    setOpen(false);
    setSetup(null);
  };
  const begin = async ({ password = "" }: Values) => {
    setSetup(
      await answerOf(customerApi.POST("/portal/account/second-factor-setups", { body: { password } })),
    );
  };
  const confirm = async ({ code = "" }: Values) => {
    await changed(await answerOf(customerApi.POST("/portal/account/second-factor", { body: { code } })));
    close();
  };
  const end = async ({ password = "" }: Values) => {
    const body = { password };
    await changed(await answerOf(customerApi.POST("/portal/account/second-factor-removals", { body })));
    close();
  };
  const action = t(account.second_factor ? "account.factor_disable" : "account.factor_enable");

  return (
    <Portlet
      title={t("account.factor_title")}
      icon={<IconShieldLock size={20} />}
      action={
        <Button variant="light" onClick={() => setOpen(true)}>
          {action}
        </Button>
      }
    >
      <p role="status">{t(account.second_factor ? "account.factor_on" : "account.factor_off")}</p>
      <SidePanel title={action} open={open} onClose={close}>
        {setup ? (
          <FieldsForm
            key="code"
            fields={[
              {
                name: "code",
                label: t("second_factor.code"),
                kind: "code",
                autoComplete: "one-time-code",
              },
            ]}
            submit={t("account.factor_confirm")}
            onSubmit={confirm}
          >
            <p>{t("account.factor_scan")}</p>
            <QrCode text={setup.address} label={t("account.factor_code")} />
            <p>
              {t("account.factor_secret")} <span className={styles.secret}>{setup.secret}</span>
            </p>
          </FieldsForm>
        ) : (
          <FieldsForm
            key="password"
            fields={[passwordField(t)]}
            submit={account.second_factor ? action : t("account.register.next")}
            onSubmit={account.second_factor ? end : begin}
          >
            <p>{t(account.second_factor ? "account.factor_disable_text" : "account.factor_enable_text")}</p>
          </FieldsForm>
        )}
      </SidePanel>
    </Portlet>
  );
}
