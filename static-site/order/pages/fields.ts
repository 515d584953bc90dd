import { element } from "@wattwerk/ui/markup";

interface FieldOptions {
  name: string;
  label: string;
  hint?: string;
  type?: string;
  autocomplete?: string;
  inputmode?: string;
  required?: boolean;
  maxlength?: number;
  rows?: number;
}

/** A labelled control with a place for its hint and its fault. */
export function field(options: FieldOptions): HTMLElement {
  const { name, label, hint, type = "text", required, maxlength = 120, rows } = options;
  const attributes: Record<string, string> = {
    id: name,
    name,
    "aria-describedby": `${name}-hint ${name}-fault`,
    ...(options.autocomplete && { autocomplete: options.autocomplete }),
    ...(options.inputmode && { inputmode: options.inputmode }),
    ...(required && { required: "" }),
  };
  const control = rows
    ? element("textarea", { ...attributes, rows: String(rows), maxlength: String(maxlength) })
    : element("input", { ...attributes, type, ...(type !== "date" && { maxlength: String(maxlength) }) });
  return framed(name, label, hint, control);
}

/** A labelled choice; the first option is the usual one. */
export function choice(
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
): HTMLElement {
  const control = element(
    "select",
    { id: name, name, "aria-describedby": `${name}-hint ${name}-fault` },
    ...options.map(([value, text]) => element("option", { value }, text)),
  );
  return framed(name, label, undefined, control);
}

function framed(name: string, label: string, hint: string | undefined, control: HTMLElement): HTMLElement {
  return element(
    "div",
    { class: "field", "data-field": name },
    element("label", { for: name }, label),
    element("p", { class: "hint", id: `${name}-hint` }, hint ?? ""),
    control,
    element("p", { class: "fault", id: `${name}-fault` }),
  );
}

/** Show the faults at their fields and bring the reader to the first; without any, clear them. */
export function showFaults(form: HTMLFormElement, faults: Map<string, string>): void {
  let first: HTMLElement | null = null;
  for (const frame of form.querySelectorAll<HTMLElement>("[data-field]")) {
    const fault = faults.get(frame.dataset.field ?? "") ?? "";
    const control = frame.querySelector<HTMLElement>("input, select, textarea");
    const place = frame.querySelector(".fault");
    if (!control || !place) continue;
    place.textContent = fault;
    if (fault) {
      control.setAttribute("aria-invalid", "true");
      first ??= control;
    } else {
      control.removeAttribute("aria-invalid");
    }
  }
  first?.focus();
}

/** What stands in a field, without surrounding blanks. */
export function entered(form: HTMLFormElement, name: string): string {
  const control = form.elements.namedItem(name);
  const known =
    control instanceof HTMLInputElement ||
    control instanceof HTMLSelectElement ||
    control instanceof HTMLTextAreaElement;
  return known ? control.value.trim() : "";
}
