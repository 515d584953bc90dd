import { Button, TextInput } from "@mantine/core";
import { asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../components/Form.module.css";
import { keeper } from "../session/connection";
import { takeOwnLanguage } from "../session/language";
import { useBrand } from "../session/Portal";
import { useProblemText } from "../texts/problems";

/** The question for the code of an authenticator app. */
export function SecondFactorForm({ name }: { name: string }) {
  const { t } = useTranslation();
  const brand = useBrand();
  const problemText = useProblemText();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{6}$/.test(code)) {
      setError(t("second_factor.code_invalid"));
      return;
    }
    setSending(true);
    try {
      await keeper.confirmSecondFactor(name, code, brand.id);
      await takeOwnLanguage();
    } catch (thrown) {
      setError(problemText(asProblem(thrown)));
      setSending(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.head}>
        <h1>{t("second_factor.title")}</h1>
        <p className={styles.text}>{t("second_factor.text")}</p>
      </div>
      <TextInput
        label={t("second_factor.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, ""))}
        error={error}
        data-autofocus
      />
      <Button type="submit" loading={sending} fullWidth>
        {t("second_factor.submit")}
      </Button>
    </form>
  );
}
