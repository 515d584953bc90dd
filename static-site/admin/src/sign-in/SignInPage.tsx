import { Button, PasswordInput, TextInput } from "@mantine/core";
import { asProblem } from "@wattwerk/ui/api/problem";
import { problemText } from "@wattwerk/ui/texts";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { session, useSession } from "../application/session";
import { LanguageSwitch } from "../shell/LanguageSwitch";
import styles from "./SignInPage.module.css";

/** Sign-in of staff: e-mail and password, then a one-time code for those who set one up. */
export function SignInPage() {
  const { t } = useTranslation();
  const { status } = useSession();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [fault, setFault] = useState("");
  const [sending, setSending] = useState(false);
  const secondStep = status === "second_factor_required";

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setFault("");
    try {
      if (secondStep) await session.confirmSecondFactor(name, code);
      else await session.signIn(name, password);
    } catch (thrown) {
      const problem = asProblem(thrown);
      setFault(problemText(t, problem.code, problem.parameters));
    } finally {
      setSending(false);
    }
  }

  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit} noValidate>
        <p className={styles.product}>wattwerk</p>
        <h1>{t("sign_in.title")}</h1>
        {secondStep ? (
          <TextInput
            label={t("sign_in.code")}
            description={t("sign_in.code_help")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            required
            withAsterisk={false}
          />
        ) : (
          <>
            <TextInput
              label={t("sign_in.name")}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
            />
            <PasswordInput
              label={t("sign_in.password")}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ "aria-label": t("sign_in.show_password") }}
              required
              withAsterisk={false}
            />
          </>
        )}
        {fault && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
        <Button type="submit" loading={sending} fullWidth size="md">
          {t("actions.sign_in")}
        </Button>
        <LanguageSwitch />
      </form>
    </main>
  );
}
