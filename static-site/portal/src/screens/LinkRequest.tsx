import { Button, TextInput } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import styles from "../components/Form.module.css";
import { Notice } from "../components/Notice";
import { FrontPage } from "../layout/FrontPage";
import { usePage } from "../layout/usePage";
import { publicApi } from "../session/connection";
import { useBrand } from "../session/Portal";
import { useProblemText } from "../texts/problems";

/** Ask for a mail with a link: to sign in without a password, or to choose a new one. */
export default function LinkRequest({ purpose }: { purpose: "magic_link" | "set_password" }) {
  const { t } = useTranslation();
  const brand = useBrand();
  const given = (useLocation().state as { name?: string } | null)?.name ?? "";
  const problemText = useProblemText();
  const [name, setName] = useState(given);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const title = t(purpose === "magic_link" ? "link_request.magic_title" : "link_request.password_title");
  usePage(title);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const wanted = name.trim();
    if (!wanted) {
      event.currentTarget.querySelector("input")?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      const body = { brand: brand.id, name: wanted, purpose };
      await answerOf(publicApi.POST("/identity/links", { body }));
      setSentTo(wanted);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  };

  return (
    <FrontPage>
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={styles.head}>
          <h1>{title}</h1>
          <p className={styles.text}>
            {t(purpose === "magic_link" ? "link_request.magic_text" : "link_request.password_text")}
          </p>
        </div>
        {sentTo ? (
          <Notice live kind="success" title={t("link_request.sent_title")}>
            <p>{t("link_request.sent_text", { name: sentTo })}</p>
          </Notice>
        ) : null}
        {problem ? (
          <Notice live kind="error">
            <p>{problemText(problem)}</p>
          </Notice>
        ) : null}
        <TextInput
          label={t("sign_in.name")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && !name.trim() ? t("sign_in.name_missing") : null}
        />
        <Button type="submit" loading={sending} fullWidth variant={sentTo ? "default" : "filled"}>
          {t(sentTo ? "link_request.sent_again" : "link_request.submit")}
        </Button>
        <Button
          component={Link}
          to="/sign-in"
          variant="subtle"
          fullWidth
          leftSection={<IconArrowLeft size={18} />}
        >
          {t("link_request.back")}
        </Button>
      </form>
    </FrontPage>
  );
}
