import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "../components/Form.module.css";
import { Notice } from "../components/Notice";
import { keeper } from "../session/connection";
import { takeOwnLanguage } from "../session/language";
import { useBrand } from "../session/Portal";
import { useProblemText } from "../texts/problems";
import { PasswordChoiceForm } from "./PasswordChoiceForm";

/** The generated password was right: its owner chooses another one before anything else. */
export default function InitialPasswordForm({ name, password }: { name: string; password: string }) {
  const { t } = useTranslation();
  const brand = useBrand();
  const problemText = useProblemText();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);

  const choose = async (chosen: string) => {
    setSending(true);
    setProblem(null);
    try {
      await keeper.changeInitialPassword(name, password, chosen, brand.id);
      await takeOwnLanguage();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  };

  return (
    <div className={styles.form}>
      <div className={styles.head}>
        <h1>{t("initial_password.title")}</h1>
        <p className={styles.text}>{t("initial_password.text")}</p>
      </div>
      {problem && problem.errors.length === 0 ? (
        <Notice live kind="error">
          <p>{problemText(problem)}</p>
          {problem.code === "initial_password_expired" ? (
            <p>
              <Link to="/sign-in/password" state={{ name }}>
                {t("link.new_password")}
              </Link>
            </p>
          ) : null}
        </Notice>
      ) : null}
      <PasswordChoiceForm part sending={sending} problem={problem} onChoose={choose} />
    </div>
  );
}
