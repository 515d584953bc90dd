import { describe, expect, it } from "vitest";
import german from "../locales/de/problems.json";
import { fieldText, problemText, translator } from "../src/texts";

const translate = translator("de", german, {
  step: "Schritt {{number}} von {{total}}",
  offers_one: "{{count}} Tarif",
  offers_other: "{{count}} Tarife",
});

describe("texts", () => {
  it("fill in values and write numbers in the reader's way", () => {
    expect(translate("step", { number: 2, total: 6 })).toBe("Schritt 2 von 6");
    expect(translate("offers", { count: 1 })).toBe("1 Tarif");
    expect(translate("offers", { count: 1200 })).toBe("1.200 Tarife");
  });

  it("leave what a person typed as it is", () => {
    expect(translate("step", { number: "<b>{{total}}</b>", total: "$&" })).toBe(
      "Schritt <b>{{total}}</b> von $&",
    );
  });

  it("explain problems, also unknown ones", () => {
    expect(problemText(translate, "too_many_requests", { retry_after: 30 })).toContain("30 Sekunden");
    expect(problemText(translate, "brand_new_code")).toBe(translate("problems.unknown"));
    expect(fieldText(translate, { pointer: "/iban", code: "iban_invalid", parameters: {} })).toContain(
      "IBAN",
    );
    expect(fieldText(translate, { pointer: "/x", code: "brand_new", parameters: {} })).toBe(
      translate("fields.unknown"),
    );
  });
});
