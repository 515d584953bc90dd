import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../texts/problems";
import { Notice } from "./Notice";

interface FailureProps {
  error: unknown;
  /** Asks again for what could not be loaded. */
  retry?: () => void;
}

/** Says what went wrong while loading or sending, that nothing is lost, and offers another try. */
export function Failure({ error, retry }: FailureProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const problem = asProblem(error);
  const offline = problem.status === 0;
  const text = () => {
    if (offline) return t("failure.offline_text");
    return retry && problem.status >= 500 ? t("failure.loading") : problemText(problem);
  };
  return (
    <Notice
      live
      kind="error"
      title={offline ? t("failure.offline_title") : t("failure.title")}
      action={
        retry ? (
          <Button size="sm" variant="default" leftSection={<IconRefresh size={18} />} onClick={retry}>
            {t("failure.retry")}
          </Button>
        ) : null
      }
    >
      <p>{text()}</p>
    </Notice>
  );
}
