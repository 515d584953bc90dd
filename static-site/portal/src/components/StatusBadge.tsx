import type { Contract } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import styles from "./StatusBadge.module.css";

const tones: Record<Contract["status"], string> = {
  accepted: "info",
  active: "success",
  terminated: "warning",
  ended: "quiet",
  withdrawn: "quiet",
};

/** Status of a contract in a word. */
export function StatusBadge({ status }: { status: Contract["status"] }) {
  const { t } = useTranslation();
  return (
    <span className={styles.badge} data-tone={tones[status]}>
      {t(`contract_status.${status}`)}
    </span>
  );
}
