import { faultText, useOrder } from "../context";
import type { Field } from "../draft";
import { fieldsOf, stepOf } from "../steps";
import { Notice } from "./Notice";

/** Faults that the server found on earlier steps, each with the way to its step. */
export function FaultsElsewhere() {
  const order = useOrder();
  const { funnel, state, t } = order;
  const here = fieldsOf.review;
  const elsewhere = (Object.keys(state.faults) as Field[]).filter((field) => !here.includes(field));
  if (elsewhere.length === 0) return null;
  return (
    <Notice kind="error" title={t("review.faults_title")}>
      <ul>
        {elsewhere.map((field) => {
          const fault = state.faults[field];
          return (
            fault && (
              <li key={field}>
                {faultText(order, fault)}{" "}
                <button class="link" type="button" onClick={() => funnel.goTo(stepOf(field))}>
                  {t("review.correct", { step: t(`steps.${stepOf(field)}`) })}
                </button>
              </li>
            )
          );
        })}
      </ul>
    </Notice>
  );
}
