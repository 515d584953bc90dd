import type { Effects } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import styles from "./Lifecycle.module.css";
import { useActionText, useEffectsText, useGuardText } from "./words";

/** What a change of status would do: conditions, and everything that it fires. */
export function EffectsView({ effects }: { effects: Effects }) {
  const { t } = useTranslation();
  const action = useActionText();
  const guard = useGuardText();
  const summary = useEffectsText();
  return (
    <div className={styles.effects}>
      {effects.refusal && effects.refusal !== "guard_fails" && (
        <p className={styles.refusal}>{t(`lifecycle.refusals.${effects.refusal}`)}</p>
      )}
      {(effects.guards ?? []).length > 0 && (
        <ul className={styles.conditions}>
          {(effects.guards ?? []).map((outcome) => (
            <li key={JSON.stringify(outcome.guard)} data-holds={outcome.holds}>
              {guard(outcome.guard)}
              <span className={styles.result}>
                {t(outcome.holds ? "lifecycle.guards.holds" : "lifecycle.guards.fails")}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <strong>{summary(effects)}</strong>
      </p>
      {(effects.actions ?? []).length > 0 && (
        <ul className={styles.fired}>
          {(effects.actions ?? []).map((one, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: actions have their turn and nothing else
            <li key={position}>{action(one)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
