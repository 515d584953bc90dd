import type { ComponentChildren } from "preact";
import { useOrder } from "../../context";
import type { StepName } from "../../steps";

export function Section({
  title,
  step,
  children,
}: {
  title: string;
  step: StepName;
  children: ComponentChildren;
}) {
  const { funnel, t } = useOrder();
  return (
    <section class="review-section">
      <div class="review-head">
        <h3>{title}</h3>
        <button class="link" type="button" onClick={() => funnel.goTo(step)}>
          {t("actions.edit")}
          <span class="hidden"> ({title})</span>
        </button>
      </div>
      {children}
    </section>
  );
}
