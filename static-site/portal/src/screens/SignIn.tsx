import { Button, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation } from "react-router";
import styles from "../components/Form.module.css";
import { Notice } from "../components/Notice";
import { Password } from "../components/Password";
import { FrontPage } from "../layout/FrontPage";
import { usePage } from "../layout/usePage";
import { keeper } from "../session/connection";
import { takeOwnLanguage } from "../session/language";
import { useBrand, useSession } from "../session/Portal";
import { returnPath } from "../session/returnPath";
import { useProblemText } from "../texts/problems";
import { SecondFactorForm } from "./SecondFactorForm";

const InitialPasswordForm = lazy(() => import("./InitialPasswordForm"));

/** Sign-in with a password, or the way to a link by mail. */
export default function SignIn() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const session = useSession();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  usePage(t("sign_in.title"));
  if (session.status === "signed_in") return <Navigate to={returnPath(search)} replace />;
  return (
    <FrontPage>
      {session.status === "second_factor_required" ? (
        <SecondFactorForm name={name} />
      ) : session.status === "new_password_required" && password ? (
        <Suspense>
          <InitialPasswordForm name={name} password={password} />
        </Suspense>
      ) : (
        <PasswordForm name={name} setName={setName} password={password} setPassword={setPassword} />
      )}
    </FrontPage>
  );
}

/** Whoever begins to sign in will want to see the overview next. */
function prepare(): void {
  void import("./Customer");
}

interface PasswordFormProps {
  name: string;
  setName: (name: string) => void;
  password: string;
  setPassword: (password: string) => void;
}

function PasswordForm({ name, setName, password, setPassword }: PasswordFormProps) {
  const { t } = useTranslation();
  const brand = useBrand();
  const { state } = useLocation();
  const problemText = useProblemText();
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const sessionEnded = (state as { ended?: boolean } | null)?.ended === true;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const missing = !name.trim() ? "name" : !password ? "password" : null;
    if (missing) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name=${missing}]`)?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      await keeper.signIn(name.trim(), password, brand.id);
      await takeOwnLanguage();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={submit} onFocus={prepare} noValidate>
      <div className={styles.head}>
        <h1>{t("sign_in.welcome")}</h1>
      </div>
      {sessionEnded && !problem ? (
        <Notice kind="info" title={t("sign_in.session_ended_title")}>
          <p>{t("sign_in.session_ended_text")}</p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice live kind="error">
          <p>{problemText(problem)}</p>
        </Notice>
      ) : null}
      <TextInput
        name="name"
        label={t("sign_in.name")}
        description={t("sign_in.name_hint")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && !name.trim() ? t("sign_in.name_missing") : null}
      />
      <Password
        name="password"
        label={t("sign_in.password")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={tried && !password ? t("sign_in.password_missing") : null}
      />
      <Button type="submit" loading={sending} fullWidth>
        {t("sign_in.submit")}
      </Button>
      <div className={styles.links}>
        <Link to="/sign-in/password" state={{ name }}>
          {t("sign_in.forgotten")}
        </Link>
      </div>
      <div className={styles.divider}>{t("sign_in.or")}</div>
      <Button
        component={Link}
        to="/sign-in/link"
        state={{ name }}
        variant="default"
        fullWidth
        leftSection={<IconMail size={20} />}
      >
        {t("sign_in.magic_link")}
      </Button>
      <div className={`${styles.links} ${styles.after}`}>
        <span>
          {t("sign_in.no_login")} <Link to="/register">{t("sign_in.to_register")}</Link>
        </span>
        <Link to="/reading">{t("sign_in.to_reading")}</Link>
        <span>
          {t("sign_in.not_a_customer")} <a href={`/order/?brand=${brand.id}`}>{t("sign_in.to_order")}</a>
        </span>
      </div>
    </form>
  );
}
