import type { ReactNode } from "react";
import { Outlet, useOutlet } from "react-router";
import styles from "./ListPage.module.css";

interface Properties {
  title: string;
  tools?: ReactNode;
  children: ReactNode;
}

/** A list with the panel of the opened entry beside it; the panel has its own address. */
export function ListPage({ title, tools, children }: Properties) {
  const panel = useOutlet();
  return (
    <div className={styles.page} data-panel={panel !== null}>
      <section className={styles.list} aria-label={title}>
        <header className={styles.head}>
          <h1>{title}</h1>
          {tools}
        </header>
        {children}
      </section>
      {panel && <Outlet />}
    </div>
  );
}
