import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Failure } from "../../components/Failure";
import styles from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { publicApi } from "../../session/connection";
import { takeToken } from "../../session/mailedLink";
import { useBrand } from "../../session/Portal";

type State = "asked" | "sending" | "undone" | "expired" | "too_late";

/** Where the link of a mail about new bank details leads; a click undoes them, without signing in. */
export default function UndoByLink() {
  const { t } = useTranslation();
  const { contact } = useBrand();
  const [token] = useState(takeToken);
  const [state, setState] = useState<State>("asked");
  const [problem, setProblem] = useState<unknown>(null);
  usePage(t("requests.undo.title"));

  const undo = async () => {
    setState("sending");
    setProblem(null);
    try {
      await answerOf(publicApi.POST("/public/undos", { body: { token } }));
      setState("undone");
    } catch (thrown) {
      const { code, temporary } = asProblem(thrown);
      if (temporary) setProblem(thrown);
      setState(temporary ? "asked" : code === "request_not_undoable" ? "too_late" : "expired");
    }
  };

  return (
    <FrontPage>
      <div className={styles.form}>
        <div className={styles.head}>
          <h1>{t("requests.undo.title")}</h1>
          {state === "asked" || state === "sending" ? (
            <p className={styles.text}>{t("requests.undo.text")}</p>
          ) : null}
        </div>
        {problem ? <Failure error={problem} /> : null}
        {state === "asked" || state === "sending" ? (
          <Button fullWidth loading={state === "sending"} onClick={undo}>
            {t("requests.undo.action")}
          </Button>
        ) : (
          <Notice
            live
            kind={state === "undone" ? "success" : "warning"}
            title={t(`requests.undo.${state}_title`)}
          >
            <p>{t(`requests.undo.${state}_text`, { phone: contact.phone })}</p>
          </Notice>
        )}
        <Button component={Link} to="/sign-in" variant="default" fullWidth>
          {t("requests.undo.sign_in")}
        </Button>
      </div>
    </FrontPage>
  );
}
