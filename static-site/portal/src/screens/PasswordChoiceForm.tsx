import { Button } from "@mantine/core";
import { IconCheck, IconPoint } from "@tabler/icons-react";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../components/Form.module.css";
import { Password } from "../components/Password";
import { passwordAllowed, passwordRules, passwordStrength } from "../session/passwordStrength";
import { useFieldText } from "../texts/problems";
import meter from "./PasswordChoiceForm.module.css";

interface PasswordChoiceFormProps {
  /** The page has a heading of its own. */
  part?: boolean;
  sending: boolean;
  problem: ApiProblem | null;
  onChoose: (password: string) => void;
}

/** First or new password, with its rules ticked off while it is typed. */
export function PasswordChoiceForm({ part, sending, problem, onChoose }: PasswordChoiceFormProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const rules = passwordRules(password);
  const strength = passwordStrength(password);
  const refusal = problem?.errors.find(({ pointer }) => pointer.endsWith("password"));
  const tooWeak = tried && !passwordAllowed(password);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (passwordAllowed(password)) onChoose(password);
    else event.currentTarget.querySelector("input")?.focus();
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {part ? null : (
        <div className={styles.head}>
          <h1>{t("link.password_title")}</h1>
          <p className={styles.text}>{t("link.password_text")}</p>
        </div>
      )}
      <Password
        label={t("link.password")}
        description={t("link.strength_hint")}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={refusal ? fieldText(refusal) : tooWeak ? t("link.password_too_weak") : null}
      />
      <div className={meter.meter} data-strength={password ? strength : "none"}>
        <span className={meter.bar} aria-hidden="true" />
        <p className={meter.strength} role="status">
          {password ? `${t("link.strength")}: ${t(`link.strength_${strength}`)}` : "\u00a0"}
        </p>
      </div>
      <ul className={meter.rules}>
        {(["length", "letter", "digit"] as const).map((rule) => (
          <li key={rule} data-met={rules[rule]}>
            {rules[rule] ? (
              <IconCheck size={18} aria-hidden="true" />
            ) : (
              <IconPoint size={18} aria-hidden="true" />
            )}
            {t(`link.rule_${rule}`)}
            <span className="visually-hidden">: {t(rules[rule] ? "link.rule_met" : "link.rule_open")}</span>
          </li>
        ))}
      </ul>
      <Button type="submit" loading={sending} fullWidth>
        {t("link.password_submit")}
      </Button>
    </form>
  );
}
