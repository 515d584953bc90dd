import type { OfferView } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { answerBody, begun } from "./answer";
import { nothing } from "./Declarations";

const offer = {
  offers: [{ product_code: "waerme", two_rate: true }],
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
});
