import { useOrder } from "../context";
import type { StepName } from "../steps";
import { Icon } from "./Icon";

/** Where we are, and the way back to what is done. */
export function Progress() {
  const { funnel, state, t } = useOrder();
  if (state.place === "done") return null;
  const steps = funnel.steps;
  const current = steps.indexOf(state.place as StepName);
  return (
    <nav class="progress" aria-label={t("progress.label")}>
      <p class="progress-now" aria-hidden="true">
        {t("progress.step", { number: current + 1, total: steps.length })}
      </p>
      <ol>
        {steps.map((step, index) => (
          <li key={step} class={index < current ? "past" : index === current ? "now" : "ahead"}>
            {index < current ? (
              <button type="button" onClick={() => funnel.goTo(step)}>
                <span class="dot">
                  <Icon name="check" />
                </span>
                <span class="progress-name">{t(`steps.${step}`)}</span>
              </button>
            ) : (
              <span aria-current={index === current ? "step" : undefined}>
                <span class="dot" aria-hidden="true">
                  {index + 1}
                </span>
                <span class="progress-name">{t(`steps.${step}`)}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
