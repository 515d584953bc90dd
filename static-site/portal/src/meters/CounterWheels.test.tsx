// @vitest-environment jsdom
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CounterWheels } from "./CounterWheels";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Form({ error }: { error: string | null }) {
  const [value, setValue] = useState("");
  return (
    <CounterWheels
      name="ht"
      label="HT-Stand in kWh"
      hint="Letzter Stand 004711,5 kWh"
      error={error}
      counter={{ digits: 6, decimals: 1 }}
      unit="kWh"
      value={value}
      onChange={setValue}
    />
  );
}

describe("a counter", () => {
  let root: Root;
  let page: HTMLElement;

  const show = (error: string | null = null) => act(() => root.render(<Form error={error} />));
  const field = () => page.querySelector("input") as HTMLInputElement;
  const type = (text: string) =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(), text);
      field().dispatchEvent(new Event("input", { bubbles: true }));
    });
  const wheels = () =>
    [...page.querySelectorAll<HTMLElement>("[data-wheel]")].map((wheel) =>
      wheel.dataset.empty === "true" ? " " : wheel.querySelector<HTMLElement>("[data-digit]")?.dataset.digit,
    );

  beforeEach(() => {
    page = document.body.appendChild(document.createElement("div"));
    root = createRoot(page);
  });
  afterEach(() => {
    act(() => root.unmount());
    page.remove();
  });

  it("is a text field with a label and a hint for everybody who does not see the wheels", () => {
    show();
    expect(page.querySelector("label")?.htmlFor).toBe(field().id);
    expect(field().inputMode).toBe("decimal");
    const hint = document.getElementById(field().getAttribute("aria-describedby") ?? "");
    expect(hint?.textContent).toBe("Letzter Stand 004711,5 kWh");
    expect(page.querySelector("[data-wheel]")?.closest("[aria-hidden=true]")).not.toBeNull();
  });

  it("turns its wheels to what is typed", () => {
    show();
    expect(wheels().join("")).toBe("       ");
    type("4711.5");
    expect(field().value).toBe("4711,5");
    expect(wheels().join("")).toBe("  47115");
  });

  it("leaves out what cannot stand on a meter", () => {
    show();
    type("48 15 kWh");
    expect(field().value).toBe("4815");
  });

  it("ties a fault to the field", () => {
    show("Bitte geben Sie den Zählerstand ein.");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    const described = (field().getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toContain("Bitte geben Sie den Zählerstand ein.");
  });
});
