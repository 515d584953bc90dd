import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import styles from "./Report.module.css";

export type Step = "enter" | "check" | "done";
const steps: Step[] = ["enter", "check", "done"];

/** Where in the report we are. */
export function Steps({ step }: { step: Step }) {
  const { t } = useTranslation();
  const current = steps.indexOf(step);
  return (
    <div className="screen-only">
      <p className="visually-hidden" role="status">
        {t("report.steps_label", { step: current + 1, name: t(`report.step_${step}`) })}
      </p>
      <ol className={styles.steps} aria-hidden="true">
        {steps.map((one, index) => (
          <li
            key={one}
            data-state={index < current || step === "done" ? "past" : index === current ? "current" : "next"}
          >
            <span className={styles.stepNumber}>
              {index < current || step === "done" ? <IconCheck size={16} /> : index + 1}
            </span>
            {t(`report.step_${one}`)}
          </li>
        ))}
      </ol>
    </div>
  );
}
