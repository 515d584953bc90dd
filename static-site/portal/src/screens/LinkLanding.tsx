import { Button } from "@mantine/core";
import { IconLinkOff } from "@tabler/icons-react";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import styles from "../components/Form.module.css";
import { Skeleton } from "../components/Skeleton";
import { FrontPage } from "../layout/FrontPage";
import { usePage } from "../layout/usePage";
import { keeper } from "../session/connection";
import { type MailedLink, mailedLink } from "../session/mailedLink";
import { LinkUse } from "./account/LinkUse";
import { PasswordChoiceForm } from "./PasswordChoiceForm";

/**
 * Where the links of our mails lead. The token is only looked at here; it is used up by a click,
 * because mail programs open links on their own to look for viruses.
 */
export default function LinkLanding() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [link, setLink] = useState<MailedLink | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [usedUp, setUsedUp] = useState(false);
  const [sending, setSending] = useState(false);
  usePage(t("application.title"));

  const inspect = () => {
    setProblem(null);
    mailedLink().then(setLink, (thrown) => setProblem(asProblem(thrown)));
  };
  useEffect(inspect, []);

  const use = async (signIn: () => Promise<unknown>) => {
    setSending(true);
    setProblem(null);
    try {
      await signIn();
      navigate("/", { replace: true });
    } catch (thrown) {
      const refusal = asProblem(thrown);
      if (refusal.code === "link_not_usable") setUsedUp(true);
      else setProblem(refusal);
      setSending(false);
    }
  };

  const usable = link?.state.usable === true && !usedUp;
  const token = link?.token ?? "";
  return (
    <FrontPage>
      <div className={styles.form}>
        {problem ? <Failure error={problem} retry={link ? undefined : inspect} /> : null}
        {!link && !problem ? (
          <div role="status">
            <span className="visually-hidden">{t("link.checking")}</span>
            <Skeleton height="14rem" />
          </div>
        ) : null}
        {usable && link.state.purpose === "magic_link" ? (
          <>
            <div className={styles.head}>
              <h1>{t("link.sign_in_title")}</h1>
              <p className={styles.text}>{t("link.sign_in_text")}</p>
            </div>
            <Button fullWidth loading={sending} onClick={() => use(() => keeper.signInByLink(token))}>
              {t("link.sign_in_submit")}
            </Button>
          </>
        ) : null}
        {usable && link.state.purpose === "set_password" ? (
          <PasswordChoiceForm
            sending={sending}
            problem={problem}
            onChoose={(password) => use(() => keeper.choosePassword(token, password))}
          />
        ) : null}
        {usable && link.state.purpose !== "magic_link" && link.state.purpose !== "set_password" ? (
          <LinkUse link={link} onUsedUp={() => setUsedUp(true)} />
        ) : null}
        {link && !usable ? (
          <>
            <EmptyState
              icon={<IconLinkOff size={26} />}
              title={t("link.unusable_title")}
              text={t("link.unusable_text")}
              page
            />
            <Button component={Link} to="/sign-in/link" fullWidth>
              {t("link.new_magic")}
            </Button>
            <Button component={Link} to="/sign-in/password" variant="default" fullWidth>
              {t("link.new_password")}
            </Button>
          </>
        ) : null}
      </div>
    </FrontPage>
  );
}
