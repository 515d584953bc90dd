import { IconFileText, IconGauge, IconLayoutDashboard, IconMessages, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./Navigation.module.css";

const places = [
  { to: "/", key: "overview", Icon: IconLayoutDashboard },
  { to: "/meters", key: "meters", Icon: IconGauge },
  { to: "/contracts", key: "contracts", Icon: IconFileText },
  { to: "/messages", key: "messages", Icon: IconMessages },
  { to: "/profile", key: "profile", Icon: IconUser },
];

/** The five places of the portal: a bar at the bottom on phones, a column at the side elsewhere. */
export function Navigation() {
  const { t } = useTranslation();
  return (
    <nav className={`${styles.navigation} screen-only`} aria-label={t("navigation.label")}>
      <ul className={styles.list}>
        {places.map(({ to, key, Icon }) => (
          <li key={to}>
            <NavLink to={to} end={to === "/"} className={styles.link}>
              <Icon size={24} stroke={1.75} aria-hidden="true" />
              <span>{t(`navigation.${key}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
