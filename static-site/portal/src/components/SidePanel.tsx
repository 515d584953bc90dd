import { IconX } from "@tabler/icons-react";
import { type PropsWithChildren, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./SidePanel.module.css";

interface SidePanelProps {
  title: string;
  open: boolean;
  onClose: () => void;
}

/** Details beside the page, or from below on phones. The browser's own dialog keeps the focus inside. */
export function SidePanel({ title, open, onClose, children }: PropsWithChildren<SidePanelProps>) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the Escape key closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.panel}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={styles.close} onClick={onClose} aria-label={t("actions.close")}>
            <IconX size={22} aria-hidden="true" />
          </button>
        </header>
        {open ? <div className={styles.content}>{children}</div> : null}
      </div>
    </dialog>
  );
}
