import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import type { PropsWithChildren, ReactNode } from "react";
import styles from "./Notice.module.css";

export type NoticeKind = "info" | "success" | "warning" | "error";

const icons: Record<NoticeKind, ReactNode> = {
  info: <IconInfoCircle size={22} />,
  success: <IconCircleCheck size={22} />,
  warning: <IconAlertTriangle size={22} />,
  error: <IconCircleX size={22} />,
};

interface NoticeProps {
  kind: NoticeKind;
  title?: string;
  /** Read out as soon as it appears. */
  live?: boolean;
  action?: ReactNode;
}

/** A message in the flow of the page: what happened and what to do. */
export function Notice({ kind, title, live, action, children }: PropsWithChildren<NoticeProps>) {
  const role = live ? (kind === "error" ? "alert" : "status") : undefined;
  return (
    <div className={styles.notice} data-kind={kind} role={role}>
      <span className={styles.icon} aria-hidden="true">
        {icons[kind]}
      </span>
      <div className={styles.text}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
        {action ? <div className={styles.action}>{action}</div> : null}
      </div>
    </div>
  );
}
