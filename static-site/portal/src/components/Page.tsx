import { IconArrowLeft } from "@tabler/icons-react";
import type { PropsWithChildren, ReactNode } from "react";
import { Link } from "react-router";
import { usePage } from "../layout/usePage";
import styles from "./Page.module.css";

interface PageProps {
  /** Heading of the screen, and its name in the browser's title unless `name` is given. */
  title: string;
  name?: string;
  subtitle?: ReactNode;
  back?: { to: string; label: string };
  actions?: ReactNode;
}

/** A screen with its heading; there is one `h1`. */
export function Page(props: PropsWithChildren<PageProps>) {
  const { title, name, subtitle, back, actions, children } = props;
  usePage(name ?? title);
  return (
    <div className={styles.page}>
      {back ? (
        <Link className={`${styles.back} screen-only`} to={back.to}>
          <IconArrowLeft size={18} aria-hidden="true" /> {back.label}
        </Link>
      ) : null}
      <div className={styles.head}>
        <div className={styles.titles}>
          <h1>{title}</h1>
          {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
        </div>
        {actions ? <div className={`${styles.actions} screen-only`}>{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}

/** Cards of a screen: one column on phones, two elsewhere, row by row. */
export function Cards({ children }: PropsWithChildren) {
  return <div className={styles.cards}>{children}</div>;
}
