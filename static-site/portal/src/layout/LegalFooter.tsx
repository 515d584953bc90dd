import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../session/Portal";
import styles from "./LegalFooter.module.css";

/** Ways out that the law wants on every page: cancelling (§ 312k BGB), withdrawing (§ 356a BGB), imprint. */
export function LegalFooter() {
  const { t } = useTranslation();
  const brand = useBrand();
  const query = `?brand=${encodeURIComponent(brand.id)}`;
  return (
    <footer className={`${styles.footer} screen-only`}>
      <a href={`/order/cancel${query}`}>{t("legal.cancel")}</a>
      <a href={`/order/withdraw${query}`}>{t("legal.withdraw")}</a>
      <Link to="/contact">{t("messages.contact")}</Link>
      <Link to="/imprint">{t("footer.imprint")}</Link>
      <Link to="/privacy">{t("settings.legal.privacy")}</Link>
      <Link to="/accessibility">{t("settings.legal.accessibility")}</Link>
      <span className={styles.company}>{brand.contact.company}</span>
    </footer>
  );
}
