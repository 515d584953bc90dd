import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { faultText, useOrder } from "../context";
import type { Draft, Field } from "../draft";
import { Icon } from "./Icon";
import { linked } from "./linked";

/** Fields whose value is text, and those that are ticked. */
type TextName = { [Name in Field]: Draft[Name] extends string ? Name : never }[Field];
type TickName = { [Name in Field]: Draft[Name] extends boolean ? Name : never }[Field];

export const fieldId = (field: Field) => `order-${field}`;

/** The sentence about what is wrong with a field, tied to it by its id. */
export function FaultLine({ field }: { field: Field }) {
  const order = useOrder();
  const fault = order.state.faults[field];
  return (
    <p class="fault" id={`${fieldId(field)}-fault`}>
      {fault && (
        <>
          <Icon name="warning" />
          <span>{faultText(order, fault)}</span>
        </>
      )}
    </p>
  );
}

export function describedBy(field: Field, help: unknown): string {
  return `${help ? `${fieldId(field)}-help ` : ""}${fieldId(field)}-fault`;
}

interface TextFieldProps {
  field: TextName;
  label: string;
  help?: ComponentChildren;
  unit?: string;
  optional?: boolean;
  type?: "text" | "email" | "tel" | "date";
  inputMode?: "numeric" | "text";
  autocomplete?: string;
  maxLength?: number;
  min?: string;
  max?: string;
  shape?: { value: (text: string) => string; cursor: (text: string, cursor: number) => number };
  after?: ComponentChildren;
  size?: "short" | "middle";
}

/** A field for text: label above, help below the label, unit inside, fault underneath. */
export function TextField(props: TextFieldProps) {
  const { field, label, help, unit, optional, shape, after, size } = props;
  const { funnel, state, t } = useOrder();
  const input = useRef<HTMLInputElement>(null);
  const id = fieldId(field);

  function take(event: { currentTarget: HTMLInputElement }) {
    const element = event.currentTarget;
    if (!shape) return funnel.set(field, element.value as never);
    const cursor = shape.cursor(element.value, element.selectionStart ?? element.value.length);
    const value = shape.value(element.value);
    element.value = value;
    element.setSelectionRange(cursor, cursor);
    funnel.set(field, value as never);
  }

  return (
    <div class={`field ${size ?? ""}`}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> ({t("states.optional")})</span>}
      </label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <div class="control">
        <input
          ref={input}
          id={id}
          name={id}
          // Preact's types want to know the type of an input in advance.
          type={(props.type ?? "text") as "text"}
          inputMode={props.inputMode}
          autocomplete={props.autocomplete ?? "off"}
          maxLength={props.maxLength ?? 120}
          min={props.min}
          max={props.max}
          value={state.draft[field]}
          aria-invalid={state.faults[field] ? "true" : undefined}
          aria-describedby={describedBy(field, help)}
          aria-required={optional ? undefined : "true"}
          onInput={take}
          onBlur={() => funnel.leave(field)}
        />
        {unit && (
          <span class="unit" aria-hidden="true">
            {unit}
          </span>
        )}
      </div>
      {after}
      <FaultLine field={field} />
    </div>
  );
}

interface SelectFieldProps {
  field: TextName;
  label: string;
  help?: string;
  options: { value: string; label: string }[];
  autocomplete?: string;
  size?: "short" | "middle";
}

/** A choice from a list that may be long. */
export function SelectField({ field, label, help, options, autocomplete, size }: SelectFieldProps) {
  const { funnel, state } = useOrder();
  const id = fieldId(field);
  return (
    <div class={`field ${size ?? ""}`}>
      <label for={id}>{label}</label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <div class="control select">
        <select
          id={id}
          autocomplete={autocomplete ?? "off"}
          value={state.draft[field]}
          aria-invalid={state.faults[field] ? "true" : undefined}
          aria-describedby={describedBy(field, help)}
          onChange={(event) => funnel.set(field, event.currentTarget.value as never)}
          onBlur={() => funnel.leave(field)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
      <FaultLine field={field} />
    </div>
  );
}

interface ChoiceFieldProps {
  field: TextName;
  label: string;
  options: { value: string; label: string; hint?: ComponentChildren; icon?: ComponentChildren }[];
  look?: "cards" | "segments";
}

/** A choice of a few, all visible at once. */
export function ChoiceField({ field, label, options, look = "segments" }: ChoiceFieldProps) {
  const { funnel, state } = useOrder();
  const id = fieldId(field);
  return (
    <fieldset class="field" aria-describedby={describedBy(field, null)}>
      <legend>{label}</legend>
      <div class={look}>
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={state.draft[field] === option.value}
              onChange={() => funnel.set(field, option.value as never)}
            />
            <span class="choice-face">
              {option.icon}
              <span>
                <span class="choice-label">{option.label}</span>
                {option.hint && <span class="choice-hint">{option.hint}</span>}
              </span>
            </span>
          </label>
        ))}
      </div>
      <FaultLine field={field} />
    </fieldset>
  );
}

/** The text of a declaration, word by word as it will be stored with the order. */
export function Declaration({ name }: { name: string }) {
  const { state, t } = useOrder();
  const text = state.declarations?.[name];
  return text ? linked(text) : <span class="muted">{t("states.loading")}</span>;
}

interface TickFieldProps {
  field: TickName;
  children: ComponentChildren;
  optional?: boolean;
}

/** A tick; never set in advance. */
export function TickField({ field, children, optional }: TickFieldProps) {
  const { funnel, state } = useOrder();
  const id = fieldId(field);
  return (
    <div class="field tick">
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={state.draft[field]}
          aria-invalid={state.faults[field] ? "true" : undefined}
          aria-describedby={`${id}-fault`}
          aria-required={optional ? undefined : "true"}
          onChange={(event) => funnel.set(field, event.currentTarget.checked as never)}
        />
        <span>{children}</span>
      </label>
      <FaultLine field={field} />
    </div>
  );
}
