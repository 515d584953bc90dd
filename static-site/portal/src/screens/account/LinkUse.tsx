import { Button } from "@mantine/core";
import type { LinkOutcome } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Failure } from "../../components/Failure";
import styles from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { keeper } from "../../session/connection";
import type { MailedLink } from "../../session/mailedLink";
import { PasswordChoiceForm } from "../PasswordChoiceForm";

interface LinkUseProps {
  link: MailedLink;
  onUsedUp: () => void;
}

/** A link that confirms, undoes or accepts something: what it does, one button, what came of it. */
export function LinkUse({ link, onUsedUp }: LinkUseProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<LinkOutcome["outcome"] | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const purpose = link.state.purpose;
  const generated = purpose === "confirm_registration" && !link.state.needs_password;
  const text = generated ? "text_generated" : "text";

  const use = async (password?: string) => {
    setSending(true);
    setProblem(null);
    try {
      const done = await keeper.followLink(link.token, password);
      if (done.session) navigate("/", { replace: true });
      else setOutcome(done.outcome);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (refusal.code === "link_not_usable") onUsedUp();
      else setProblem(refusal);
    }
    setSending(false);
  };

  if (outcome) {
    return (
      <>
        <h1>{t(`account.link.${purpose}_title`)}</h1>
        <Notice live kind="success">
          <p>{t(`account.link.outcome_${outcome}`)}</p>
        </Notice>
        {outcome === "email_restored" ? (
          <Button component={Link} to="/sign-in/password" fullWidth>
            {t("profile.change_password")}
          </Button>
        ) : null}
        {outcome === "waiting" ? null : (
          <Button component={Link} to="/" variant="default" fullWidth>
            {t("account.link.to_portal")}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <div className={styles.head}>
        <h1>{t(`account.link.${purpose}_title`)}</h1>
        <p className={styles.text}>{t(`account.link.${purpose}_${text}`)}</p>
      </div>
      {problem && problem.errors.length === 0 ? <Failure error={problem} /> : null}
      {link.state.needs_password ? (
        <PasswordChoiceForm part sending={sending} problem={problem} onChoose={use} />
      ) : (
        <Button fullWidth loading={sending} onClick={() => use()}>
          {t(`account.link.${purpose}_submit`)}
        </Button>
      )}
    </>
  );
}
