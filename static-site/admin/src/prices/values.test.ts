import { describe, expect, it } from "vitest";
import { germanMoment, usedColumns } from "./values";

describe("moments in German time", () => {
  it("are an hour ahead in winter and two in summer", () => {
    expect(germanMoment("2027-01-01T00:00")).toBe("2026-12-31T23:00:00.000Z");
    expect(germanMoment("2027-07-01T00:00")).toBe("2027-06-30T22:00:00.000Z");
  });

  it("are none without a day", () => {
    expect(germanMoment("")).toBeNull();
  });
});

it("shows columns that have a value somewhere", () => {
  const empty = {
    base_price: null,
    energy_price: null,
    energy_price_off_peak: null,
    new_customer_bonus: null,
    new_customer_bonus_cap: null,
    instant_bonus: null,
    blocks: null,
  };
  const rows = [{ ...empty, base_price: "10", energy_price: "27" }, null, { ...empty, instant_bonus: "30" }];
  expect(usedColumns(rows)).toEqual(["base_price", "energy_price", "instant_bonus"]);
});
