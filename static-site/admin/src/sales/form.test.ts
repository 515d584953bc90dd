import type { Quote } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { type Basket, emptyBasket } from "./basket";
import { empty, offerTerms, orderDraft, quoteRequest } from "./form";

const quote = {
  quote_id: "q1",
  request: { brand: "musterstadt" },
  offers: [{ product_code: "waerme", two_rate: true, commodity: "heating_electricity" }],
  further_offers: [{ product_code: "gas", yearly_price: "1800.00" }],
  bundles: [
    {
      bundle_code: "beides",
      parts: [{ product_code: "gas" }, { product_code: "waerme" }, { product_code: "dach" }],
    },
  ],
  extra_products: [
    {
      product_code: "dach",
      extra_fields: [
        { key: "pitch", type: "number", required: true },
        { key: "owner", type: "yes_no", required: true },
        { key: "permit", type: "text", shown_when: { field: "owner", values: ["no"] } },
      ],
    },
  ],
} as unknown as Quote;

const heating: Basket = { ...emptyBasket, tariffs: ["waerme"] };

describe("the sales form", () => {
  it("asks the calculator with whole kilowatt hours, however they are typed", () => {
    const request = quoteRequest({ ...empty, postcode: " 80331 ", consumption: "3.500 kWh" }, "musterstadt");
    expect(request).toMatchObject({ postcode: "80331", consumption: 3500, consumption_off_peak: null });
  });

  it("takes the type of meter from the tariff, and keeps no account that is not debited", () => {
    const form = { ...empty, payment_method: "transfer" as const, iban: "DE02", mandate_file: null };
    const draft = orderDraft(form, quote, heating);
    expect(draft.meter.type).toBe("two_rate");
    expect(draft.payment).toMatchObject({ iban: null, mandate_granted: false });
  });

  it("names no company of a household", () => {
    expect(orderDraft({ ...empty, company: "Rest" }, quote, heating).person.company).toBe("");
  });

  it("leaves out an address that is not complete", () => {
    expect(offerTerms({ ...empty, postcode: "80331" }, quote, heating).supply_address).toBeNull();
    const known = {
      ...empty,
      postcode: "80331",
      street: "Blumenstraße",
      house_number: "28",
      town: "München",
    };
    expect(offerTerms(known, quote, heating).supply_address).toMatchObject({ town: "München" });
  });

  it("asks for a second supply only where one is wanted", () => {
    expect(quoteRequest(empty, "musterstadt").further_supplies).toEqual([]);
    const both = { ...empty, further_commodity: "gas" as const, further_consumption: "18.000" };
    expect(quoteRequest(both, "musterstadt").further_supplies).toEqual([
      { commodity: "gas", consumption: 18000 },
    ]);
  });

  it("orders a bundle with all its parts, each tariff with its meter", () => {
    const basket = { ...emptyBasket, bundles: ["beides"], answers: { dach: { pitch: "27,5", owner: true } } };
    const form = { ...empty, previous_supplier: "Altstrom AG", further_meter_number: "7GAS1" };
    const draft = orderDraft(form, quote, basket);
    expect(draft.product_code).toBe("waerme");
    expect(draft.bundle_code).toBe("beides");
    expect(draft.further_supplies).toMatchObject([
      {
        product_code: "gas",
        meter: { meter_number: "7GAS1", previous_supplier: "Altstrom AG" },
        expected_yearly_price: "1800.00",
      },
    ]);
    expect(draft.extras).toEqual([{ product_code: "dach", answers: { pitch: "27.5", owner: true } }]);
  });

  it("offers with the answers that are known, without those to hidden questions", () => {
    const answers = { dach: { owner: true, permit: "liegt vor" } };
    const terms = offerTerms(empty, quote, { ...heating, extras: ["dach"], answers });
    expect(terms).toMatchObject({ extra_codes: ["dach"], answers: { dach: { owner: true } } });
    expect(terms.answers.dach).not.toHaveProperty("permit");
  });
});
