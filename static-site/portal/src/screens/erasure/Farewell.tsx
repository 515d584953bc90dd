import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import styles from "../../components/Form.module.css";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { keeper } from "../../session/connection";
import { useBrand } from "../../session/Portal";
import { forgetAll } from "../../session/storage";
import { useFormat } from "../../texts/useFormat";

/** What is said to somebody whose login ends with the request for erasure. */
export default function Farewell() {
  const { t } = useTranslation();
  const format = useFormat();
  const { contact } = useBrand();
  const until = useSearchParams()[0].get("until") ?? "";
  const title = t("privacy.own.farewell.title");
  usePage(title);
  useEffect(() => {
    forgetAll();
    keeper.forget();
  }, []);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until)) return <Navigate to="/sign-in" replace />;
  return (
    <FrontPage>
      <div className={styles.form}>
        <div className={styles.head}>
          <h1>{title}</h1>
          <p className={styles.text}>{t("privacy.own.farewell.text", { by: format.date(until) })}</p>
        </div>
        <Button component="a" href={contact.website} variant="default" fullWidth>
          {t("privacy.own.farewell.leave")}
        </Button>
      </div>
    </FrontPage>
  );
}
