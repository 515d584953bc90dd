import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "../prices/Prices.module.css";

/** Leads to what customers asked for, and to what the deletion concept does by itself. */
export function PrivacyNav() {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t("privacy.staff.views")}>
      <NavLink to="/privacy" end>
        {t("privacy.staff.requests")}
      </NavLink>
      <NavLink to="/privacy/runs">{t("privacy.staff.runs")}</NavLink>
    </nav>
  );
}
