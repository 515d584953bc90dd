import { IconFileText, IconGauge, IconLayoutDashboard, IconMessages, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useUnread } from "../screens/messages/queries";
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
  const unread = useUnread();
  return (
    <nav className={`${styles.navigation} screen-only`} aria-label={t("navigation.label")}>
      <ul className={styles.list}>
        {places.map(({ to, key, Icon }) => (
          <li key={to}>
            <NavLink to={to} end={to === "/"} className={styles.link}>
              <span className={styles.icon}>
                <Icon size={24} stroke={1.75} aria-hidden="true" />
                {key === "messages" && unread > 0 ? (
                  <span className={styles.unread} aria-hidden="true">
                    {unread}
                  </span>
                ) : null}
              </span>
              <span>
                {t(`navigation.${key}`)}
                {key === "messages" && unread > 0 ? (
                  <span className="visually-hidden"> ({t("messages.unread", { count: unread })})</span>
                ) : null}
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
