import { CloseButton } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import styles from "./Detail.module.css";

interface Properties {
  /** Changes when another entry is opened; the reading position follows. */
  id: string;
  title: string;
  status?: ReactNode;
  /** Where closing leads: the list. */
  list: string;
  children: ReactNode;
}

/** The opened entry beside its list. Escape closes it. */
export function Panel({ id, title, status, list, children }: Properties) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const search = parameters.toString();
  const address = search ? `${list}?${search}` : list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry moves the reading position
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [id]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("[role=dialog]")) void navigate(address);
    };
    // Before a dialog on top hears the key: it would be gone already when the panel looks for it.
    window.addEventListener("keydown", close, true);
    return () => window.removeEventListener("keydown", close, true);
  }, [navigate, address]);
  return (
    <aside className={styles.panel} aria-label={title}>
      <header className={styles.panelHead}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {status}
        <CloseButton
          aria-label={t("actions.close")}
          onClick={() => void navigate(address)}
          className={styles.close ?? ""}
        />
      </header>
      {children}
    </aside>
  );
}
