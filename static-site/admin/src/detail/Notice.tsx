import { Button } from "@mantine/core";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { fieldText, problemText } from "@wattwerk/ui/texts";
import { useTranslation } from "react-i18next";
import styles from "./Detail.module.css";

/** What went wrong, that nothing was lost, and what to do. */
export function Notice({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.fault}>
      <p>{problemText(t, problem.code, problem.parameters)}</p>
      {problem.errors.map((fault) => (
        <p key={fault.pointer}>{fieldText(t, fault)}</p>
      ))}
      {retry && (
        <Button variant="default" size="xs" onClick={retry}>
          {t("actions.retry")}
        </Button>
      )}
    </div>
  );
}
