import { IconCheck, IconCircle, IconX } from "@tabler/icons-react";
import type { CustomerRequest } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../texts/useFormat";
import styles from "./Requests.module.css";
import { type Stage, stagesOf } from "./stages";

const icons = { done: IconCheck, refused: IconX, open: IconCircle } as const;

/** What happened with a request so far, and what happens next, with dates. */
export function Way({ request }: { request: CustomerRequest }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={styles.way}>
      {stagesOf(request).map((stage) => (
        <li key={stage.status} data-state={stage.state}>
          <Sign stage={stage} />
          <span>
            <span className={styles.stage}>{t(`requests.stages.${stage.status}`)}</span>
            <span className={styles.moment}>
              {stage.at ? format.dateTime(stage.at) : t("requests.stages.not_yet")}
            </span>
            {stage.reason ? <span className={styles.reason}>{stage.reason}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Sign({ stage }: { stage: Stage }) {
  const Icon = icons[stage.state];
  return (
    <span className={styles.sign} aria-hidden="true">
      <Icon size={16} />
    </span>
  );
}
