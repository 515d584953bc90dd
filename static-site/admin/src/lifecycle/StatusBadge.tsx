import type { Language, ShownStatus } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import styles from "./Lifecycle.module.css";

/** A status of the brand's machine in its colour; the word says it too. */
export function StatusBadge({ status }: { status: ShownStatus }) {
  const { i18n } = useTranslation();
  return (
    <span className={styles.badge}>
      <span className={styles.dot} style={{ background: status.colour }} aria-hidden />
      {status.label[i18n.language as Language] ?? status.key}
    </span>
  );
}
