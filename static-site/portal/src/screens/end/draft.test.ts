import type { Meter } from "@wattwerk/ui/api/models";
import { expect, it } from "vitest";
import { cancellationOf, emptyDraft, plainReading, readingFaults, reasonFaults, wishOf } from "./draft";

const twoRates = { meter_id: "m1", registers: [{ kind: "ht" }, { kind: "nt" }] } as unknown as Meter;
const draft = emptyDraft("2026-11-23");
const home = { street: "Lindenallee", house_number: "4", postcode: "10115", town: "Berlin", country: "DE" };

it("asks for no reason and no date to leave in the ordinary way", () =>
  expect(reasonFaults(draft)).toEqual({}));

it("asks who moves for the day and the complete new address", () => {
  expect(Object.keys(reasonFaults({ ...draft, ground: "moving" })).sort()).toEqual([
    "newAddress.house_number",
    "newAddress.postcode",
    "newAddress.street",
    "newAddress.town",
    "wishedOn",
  ]);
  const complete = { ...draft, ground: "moving" as const, wishedOn: "2027-01-15", newAddress: home };
  expect(reasonFaults(complete)).toEqual({});
  expect(reasonFaults({ ...complete, newAddress: { ...home, postcode: "1011" } })).toEqual({
    "newAddress.postcode": "fields.postcode_invalid",
  });
  const vienna = { ...home, postcode: "1010", town: "Wien", country: "AT" };
  expect(reasonFaults({ ...complete, newAddress: vienna })).toEqual({});
  expect(wishOf({ ...complete, newAddress: vienna }).new_address).toMatchObject({ country: "AT" });
});

it("reads figures as people write them on a German meter", () => {
  expect(plainReading("12.345,6")).toBe("12345.6");
  expect(plainReading("007 123")).toBe("007123");
  expect(plainReading("zwölf")).toBeNull();
});

it("lets the reading be left out, or wants it whole", () => {
  expect(readingFaults(draft, twoRates)).toEqual({});
  expect(cancellationOf(draft, twoRates).reading).toBeNull();
  const half = { ...draft, values: { ht: "4711" } };
  expect(readingFaults(half, twoRates)).toEqual({ "values.nt": "report.value_missing" });
});

it("sends the final bill to the new home when asked to", () => {
  const moving = { ...draft, ground: "moving" as const, newAddress: home, billTo: "new" as const };
  expect(cancellationOf(moving, undefined).final_bill?.address).toEqual({ ...home, addition: "" });
  expect(cancellationOf(draft, undefined).final_bill?.address).toBeNull();
});
