import { faultText, useOrder } from "../context";
import type { Field } from "../draft";
import type { AnswerKey } from "../questions";
import { fieldsOf, type StepName, stepOf } from "../steps";
import { Notice } from "./Notice";

const stepOfFault = (field: string): StepName =>
  field.startsWith("answers/") ? "extras" : stepOf(field as Field);

/** Faults that the server found on earlier steps, each with the way to its step. */
export function FaultsElsewhere() {
  const order = useOrder();
  const { funnel, state, t } = order;
  const here = fieldsOf.review;
  const elsewhere = (Object.keys(state.faults) as (Field | AnswerKey)[]).filter(
    (field) => !(here as readonly string[]).includes(field),
  );
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
                <button class="link" type="button" onClick={() => funnel.goTo(stepOfFault(field))}>
                  {t("review.correct", { step: t(`steps.${stepOfFault(field)}`) })}
                </button>
              </li>
            )
          );
        })}
      </ul>
    </Notice>
  );
}
