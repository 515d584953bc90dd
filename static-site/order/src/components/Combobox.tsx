import { useId, useState } from "preact/hooks";
import { useOrder } from "../context";
import type { Draft, Field } from "../draft";
import { describedBy, FaultLine, fieldId } from "./Fields";

type TextName = { [Name in Field]: Draft[Name] extends string ? Name : never }[Field];

interface ComboboxProps {
  field: TextName;
  label: string;
  suggestions: string[];
  autocomplete?: string;
}

/**
 * A text field with suggestions (ARIA combobox with a list): arrow keys choose, Enter takes, Escape closes,
 * and anything else may be typed.
 */
export function Combobox({ field, label, suggestions, autocomplete }: ComboboxProps) {
  const { funnel, state, t } = useOrder();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useId();
  const id = fieldId(field);
  const value = state.draft[field];
  const shown = open && suggestions.some((suggestion) => suggestion !== value) ? suggestions : [];
  const current = shown[active];

  function take(suggestion: string) {
    funnel.set(field, suggestion as never);
    setOpen(false);
    setActive(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = suggestions.length;
      if (count > 0) setActive(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      take(current);
    } else if (event.key === "Escape" && shown.length > 0) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    }
  }

  return (
    <div class="field combobox">
      <label for={id}>{label}</label>
      <div class="control">
        <input
          id={id}
          name={id}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-activedescendant={current ? `${list}-${active}` : undefined}
          aria-invalid={state.faults[field] ? "true" : undefined}
          aria-describedby={describedBy(field, null)}
          aria-required="true"
          autocomplete={autocomplete ?? "off"}
          maxLength={120}
          value={value}
          onInput={(event) => {
            funnel.set(field, event.currentTarget.value as never);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setOpen(false);
            funnel.leave(field);
          }}
        />
        <div
          id={list}
          class="options"
          role="listbox"
          aria-label={t("address.suggestions")}
          hidden={!shown.length}
        >
          {shown.map((suggestion, index) => (
            // The input keeps the focus: a press on an option must not take it away.
            <div
              key={suggestion}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(suggestion);
              }}
            >
              {suggestion}
            </div>
          ))}
        </div>
      </div>
      <p class="hidden" role="status">
        {shown.length > 0 ? t("address.found", { count: shown.length }) : ""}
      </p>
      <FaultLine field={field} />
    </div>
  );
}
