import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
  /** The heading of the whole page rather than of a part. */
  page?: boolean;
}

/** What will be here, and the first step towards it. */
export function EmptyState({ icon, title, text, action, page }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-page={page}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {page ? <h1 tabIndex={-1}>{title}</h1> : <p className={styles.title}>{title}</p>}
      <p className={styles.text}>{text}</p>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
