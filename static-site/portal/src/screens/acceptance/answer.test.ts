import type { OfferView } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { answerBody, begun } from "./answer";
import { nothing } from "./Declarations";

const offer = {
  commodity: "heating_electricity",
  offers: [{ product_code: "waerme", two_rate: true, commodity: "heating_electricity" }],
  extra_products: [{ product_code: "dach", extra_fields: [{ key: "pitch", type: "number" }] }],
  extra_codes: ["dach"],
  answers: { dach: { pitch: "27,5" } },
  person: { date_of_birth: null, phone: "" },
  supply_address: null,
  postcode: "80331",
  town: "München",
  meter_number: "1EMH0012345678",
  previous_supplier: "",
  start: { reason: "supplier_switch", desired_date: null },
} as unknown as OfferView;

describe("the answer to an offer", () => {
  it("begins with what staff know, and with the only tariff chosen", () => {
    expect(begun(offer)).toMatchObject({ product_code: "waerme", town: "München", street: "" });
  });

  it("leaves the choice open among several tariffs", () => {
    const two = { ...offer, offers: [...offer.offers, { product_code: "x" }] } as OfferView;
    expect(begun(two).product_code).toBe("");
  });

  it("stays at the place for which the price was calculated", () => {
    const body = answerBody(offer, begun(offer), nothing, "token");
    expect(body.supply_address.postcode).toBe("80331");
    expect(body.meter.type).toBe("two_rate");
  });

  it("sends no account and no mandate for transfers", () => {
    const details = { ...begun(offer), payment_method: "transfer" as const, iban: "DE02" };
    const { payment } = answerBody(offer, details, { ...nothing, mandate_granted: true }, "token");
    expect(payment).toMatchObject({ iban: null, mandate_granted: false });
  });

  it("orders another product only when it is added, with what staff knew", () => {
    expect(answerBody(offer, begun(offer), nothing, "token").extras).toEqual([]);
    const details = { ...begun(offer), extras: ["dach"] };
    expect(answerBody(offer, details, nothing, "token").extras).toEqual([
      { product_code: "dach", answers: { pitch: "27.5" } },
    ]);
  });

  it("orders a bundle with the tariff that was asked for first, and the meter of the other", () => {
    const bundled = {
      ...offer,
      offers: [],
      bundles: [{ bundle_code: "beides", parts: [{ product_code: "gas" }, { product_code: "waerme" }] }],
      bundle_tariffs: [{ product_code: "gas", commodity: "gas" }, ...offer.offers],
    } as unknown as OfferView;
    const details = { ...begun(bundled), previous_supplier: "Altgas AG", further_meter_number: "7GAS1" };
    expect(details).toMatchObject({ product_code: "waerme", bundle_code: "beides" });
    expect(answerBody(bundled, details, nothing, "token").further_supplies).toMatchObject([
      { product_code: "gas", meter: { meter_number: "7GAS1", previous_supplier: "Altgas AG" } },
    ]);
  });
});
