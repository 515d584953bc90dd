import type { Quote } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { empty, offerTerms, orderDraft, quoteRequest } from "./form";

const quote = {
  quote_id: "q1",
  request: { brand: "musterstadt" },
  offers: [{ product_code: "waerme", two_rate: true }],
} as unknown as Quote;

describe("the sales form", () => {
  it("asks the calculator with whole kilowatt hours, however they are typed", () => {
    const request = quoteRequest({ ...empty, postcode: " 80331 ", consumption: "3.500 kWh" }, "musterstadt");
    expect(request).toMatchObject({ postcode: "80331", consumption: 3500, consumption_off_peak: null });
  });

  it("takes the type of meter from the tariff, and keeps no account that is not debited", () => {
    const form = { ...empty, payment_method: "transfer" as const, iban: "DE02", mandate_granted: true };
    const draft = orderDraft(form, quote, "waerme");
    expect(draft.meter.type).toBe("two_rate");
    expect(draft.payment).toMatchObject({ iban: null, mandate_granted: false });
  });

  it("names no company of a household", () => {
    expect(orderDraft({ ...empty, company: "Rest" }, quote, "waerme").person.company).toBe("");
  });

  it("leaves out an address that is not complete", () => {
    expect(offerTerms({ ...empty, postcode: "80331" }, "q1", ["a"]).supply_address).toBeNull();
    const known = {
      ...empty,
      postcode: "80331",
      street: "Blumenstraße",
      house_number: "28",
      town: "München",
    };
    expect(offerTerms(known, "q1", ["a"]).supply_address).toMatchObject({ town: "München" });
  });
});
