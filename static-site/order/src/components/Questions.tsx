import type { FormField } from "@wattwerk/ui/api/models";
import { shownQuestions } from "@wattwerk/ui/questions";
import { faultText, useOrder } from "../context";
import type { Answer } from "../draft";
import { type Asking, answerKey } from "../questions";
import { Icon } from "./Icon";

/** The questions of a product, those that appear with the answers so far. */
export function Questions({ product }: { product: Asking }) {
  const { state } = useOrder();
  const given = state.draft.answers[product.product_code] ?? {};
  return (
    <>
      {shownQuestions(product.extra_fields ?? [], given).map((field) => (
        <Question key={field.key} product={product.product_code} field={field} answer={given[field.key]} />
      ))}
    </>
  );
}

interface QuestionProps {
  product: string;
  field: FormField;
  answer: Answer | undefined;
}

function Question(props: QuestionProps) {
  const { field } = props;
  if (field.type === "yes_no" || field.type === "choice" || field.type === "multiple_choice")
    return <Choices {...props} />;
  return <TextAnswer {...props} />;
}

function TextAnswer({ product, field, answer }: QuestionProps) {
  const { funnel, state, t } = useOrder();
  const key = answerKey(product, field.key);
  const id = `order-${key.replaceAll("/", "-")}`;
  return (
    <div class={`field ${field.type === "text" ? "" : "middle"}`}>
      <label for={id}>
        {field.label}
        {!field.required && <span class="optional"> ({t("states.optional")})</span>}
      </label>
      {field.help && (
        <p class="help" id={`${id}-help`}>
          {field.help}
        </p>
      )}
      <div class="control">
        <input
          id={id}
          type={(field.type === "date" ? "date" : "text") as "text"}
          inputMode={field.type === "number" ? "decimal" : undefined}
          maxLength={field.type === "number" ? 20 : 500}
          value={typeof answer === "string" ? answer : ""}
          aria-invalid={state.faults[key] ? "true" : undefined}
          aria-describedby={`${field.help ? `${id}-help ` : ""}${id}-fault`}
          aria-required={field.required ? "true" : undefined}
          onInput={(event) => funnel.answer(product, field.key, event.currentTarget.value)}
        />
        {field.unit && <span class="unit">{field.unit}</span>}
      </div>
      <AnswerFault id={id} product={product} field={field} />
    </div>
  );
}

/** One of several, several of several, or yes and no. */
function Choices({ product, field, answer }: QuestionProps) {
  const { funnel, t } = useOrder();
  const id = `order-${answerKey(product, field.key).replaceAll("/", "-")}`;
  const several = field.type === "multiple_choice";
  const chosen = Array.isArray(answer) ? answer : [];
  const options =
    field.type === "yes_no"
      ? [
          { value: "yes", label: t("extras.yes") },
          { value: "no", label: t("extras.no") },
        ]
      : (field.choices ?? []);

  function isChosen(value: string): boolean {
    if (several) return chosen.includes(value);
    return typeof answer === "boolean" ? answer === (value === "yes") : answer === value;
  }

  function take(value: string) {
    if (field.type === "yes_no") return funnel.answer(product, field.key, value === "yes");
    if (!several) return funnel.answer(product, field.key, value);
    const others = chosen.filter((other) => other !== value);
    return funnel.answer(product, field.key, others.length < chosen.length ? others : [...chosen, value]);
  }

  return (
    <fieldset class="field" aria-describedby={`${field.help ? `${id}-help ` : ""}${id}-fault`}>
      <legend>
        {field.label}
        {!field.required && <span class="optional"> ({t("states.optional")})</span>}
      </legend>
      {field.help && (
        <p class="help" id={`${id}-help`}>
          {field.help}
        </p>
      )}
      <div class={field.type === "yes_no" ? "segments" : "cards"}>
        {options.map(({ value, label }) => (
          <label key={value} class="choice">
            <input
              type={several ? "checkbox" : "radio"}
              name={id}
              value={value}
              checked={isChosen(value)}
              onChange={() => take(value)}
            />
            <span class="choice-face">
              <span class="choice-label">{label}</span>
            </span>
          </label>
        ))}
      </div>
      <AnswerFault id={id} product={product} field={field} />
    </fieldset>
  );
}

function AnswerFault({ id, product, field }: { id: string; product: string; field: FormField }) {
  const order = useOrder();
  const fault = order.state.faults[answerKey(product, field.key)];
  return (
    <p class="fault" id={`${id}-fault`}>
      {fault && (
        <>
          <Icon name="warning" />
          <span>{faultText(order, fault)}</span>
        </>
      )}
    </p>
  );
}
