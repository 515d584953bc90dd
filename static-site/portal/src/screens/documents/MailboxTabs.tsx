import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./MailboxTabs.module.css";

/** Messages and documents are two sides of one mailbox. */
export function MailboxTabs() {
  const { t } = useTranslation();
  return (
    <nav className={`${styles.tabs} screen-only`} aria-label={t("documents.mailbox")}>
      <NavLink to="/messages" className={styles.tab}>
        {t("messages.title")}
      </NavLink>
      <NavLink to="/documents" className={styles.tab}>
        {t("documents.title")}
      </NavLink>
    </nav>
  );
}
