import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";

interface NoticeProps {
  kind: "error" | "warning" | "info" | "success";
  title?: string;
  children?: ComponentChildren;
}

/** Something to know: what happened, that nothing is lost, what to do. Errors are read out at once. */
export function Notice({ kind, title, children }: NoticeProps) {
  const icon = kind === "success" ? "check" : kind === "info" ? "info" : "warning";
  return (
    <div class={`notice ${kind}`} role={kind === "error" || kind === "warning" ? "alert" : "status"}>
      <Icon name={icon} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
