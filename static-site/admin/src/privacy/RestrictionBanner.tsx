import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "./Privacy.module.css";

/** Says why the data of a customer are locked, and lets an administrator lift that (Art. 18 GDPR). */
export function RestrictionBanner({ customerNumber, since }: { customerNumber: string; since: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [lifting, setLifting] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return undefined;
    // The mail goes out first; the banner leaves with the answer that the lock is gone.
    const look = () => void queries.invalidateQueries({ queryKey: ["customer", customerNumber] });
    const repeated = setInterval(look, 2_000);
    return () => clearInterval(repeated);
  }, [asked, queries, customerNumber]);

  async function lift(reason: string) {
    await answerOf(
      api.POST("/staff/customers/{customer_number}/restriction-lifts", {
        params: { path: { customer_number: customerNumber } },
        body: { reason },
      }),
    );
    setAsked(true);
    void queries.invalidateQueries({ queryKey: ["customers"] });
  }

  return (
    <section className={styles.banner} aria-label={t("privacy.staff.banner.title")}>
      <h2>{t("privacy.staff.banner.title")}</h2>
      <p>{t("privacy.staff.banner.text", { at: format.dateTime(since) })}</p>
      {asked ? (
        <p role="status">{t("privacy.staff.banner.being_lifted")}</p>
      ) : (
        <Button variant="default" size="xs" onClick={() => setLifting(true)}>
          {t("privacy.staff.banner.lift")}
        </Button>
      )}
      {lifting && (
        <ActionDialog
          title={t("privacy.staff.lift.title")}
          consequence={t("privacy.staff.lift.consequence")}
          confirm={t("privacy.staff.lift.confirm")}
          reasonLabel={t("privacy.staff.lift.reason")}
          reasonRequired
          act={lift}
          close={() => setLifting(false)}
        />
      )}
    </section>
  );
}
