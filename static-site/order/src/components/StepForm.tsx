import { problemText } from "@wattwerk/ui/texts";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useOrder } from "../context";
import { Notice } from "./Notice";

interface StepFormProps {
  children: ComponentChildren;
  /** Words on the button that goes on. */
  action?: string;
}

/** The frame of a step with fields: one primary action; a fault gets the focus. */
export function StepForm({ children, action }: StepFormProps) {
  const { funnel, state, t } = useOrder();
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: Event) {
    event.preventDefault();
    const place = funnel.state.place;
    await funnel.next();
    if (funnel.state.place === place) requestAnimationFrame(() => focusFirstFault(form.current));
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      {children}
      <ProblemNotice />
      <div class="actions">
        <button class="primary" type="submit" aria-disabled={state.busy}>
          {state.busy ? t("states.loading") : (action ?? t("actions.continue"))}
        </button>
        {state.place !== "consumption" && (
          <button class="quiet" type="button" onClick={() => funnel.back()}>
            {t("actions.back")}
          </button>
        )}
      </div>
    </form>
  );
}

/** What the server refused, in words. Faults of fields stand at their fields. */
export function ProblemNotice() {
  const { state, t } = useOrder();
  if (!state.problem) return null;
  return <Notice kind="error">{problemText(t, state.problem.code, state.problem.parameters)}</Notice>;
}

export function focusFirstFault(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
