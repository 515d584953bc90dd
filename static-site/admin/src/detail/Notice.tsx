import { Button } from "@mantine/core";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { fieldText, problemText } from "@wattwerk/ui/texts";
import { useTranslation } from "react-i18next";
import { guardName } from "../lifecycle/words";
import styles from "./Detail.module.css";

/** What went wrong, that nothing was lost, and what to do. */
export function Notice({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.fault}>
      <p>{problemText(t, problem.code, problem.parameters)}</p>
      {guardsOf(problem).length > 0 && (
        <ul className={styles.faults}>
          {guardsOf(problem).map((guard) => (
            <li key={guard}>{guardName(t, guard)}</li>
          ))}
        </ul>
      )}
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

/** The conditions of the status machine that do not hold, where they are the reason. */
function guardsOf({ parameters }: ApiProblem): string[] {
  return Array.isArray(parameters.guards) ? parameters.guards.map(String) : [];
}
