import type { PropsWithChildren, ReactNode } from "react";
import { useId } from "react";
import styles from "./Portlet.module.css";

interface PortletProps {
  title: string;
  icon?: ReactNode;
  /** The one action of the portlet. */
  action?: ReactNode;
  /** Beside the title, e.g. a switch. */
  aside?: ReactNode;
  busy?: boolean;
}

/** A card with one idea: title, content, one action. */
export function Portlet(props: PropsWithChildren<PortletProps>) {
  const { title, icon, action, aside, busy, children } = props;
  const id = useId();
  return (
    <section className={styles.portlet} aria-labelledby={id} aria-busy={busy || undefined}>
      <header className={styles.head}>
        {icon ? (
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
        ) : null}
        <h2 id={id}>{title}</h2>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </header>
      <div className={styles.body}>{children}</div>
      {action ? <footer className={`${styles.action} screen-only`}>{action}</footer> : null}
    </section>
  );
}
