import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import { useBrand } from "../application/brand";
import { useSession } from "../application/session";
import styles from "./Prices.module.css";

/** Whether whoever is signed in decides about the prices of the chosen brand. */
export function useDecides(): boolean {
  const { brand } = useBrand();
  return (useSession().profile?.roles ?? []).includes(`${brand}.administrator`);
}

/** Leads through the parts of prices. */
export function PricesNav() {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t("prices.nav.label")}>
      <NavLink to="/prices" end>
        {t("prices.nav.lists")}
      </NavLink>
      <NavLink to="/prices/place">{t("prices.nav.place")}</NavLink>
      <NavLink to="/prices/history">{t("prices.history")}</NavLink>
      <NavLink to="/prices/imports">{t("prices.nav.imports")}</NavLink>
      <NavLink to="/prices/levies">{t("prices.nav.levies")}</NavLink>
    </nav>
  );
}

/** Leads to the import, for those who may. */
export function ImportButton() {
  const { t } = useTranslation();
  if (!useDecides()) return null;
  return (
    <Button
      component={Link}
      to="/prices/import"
      className={styles.end ?? ""}
      leftSection={<IconUpload size={16} aria-hidden />}
    >
      {t("prices.import")}
    </Button>
  );
}
