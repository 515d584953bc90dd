import { describe, expect, it } from "vitest";
import { blocksOf, ruleOf, unitOf } from "./rules";

describe("rules of prices", () => {
  it("are typed as people write numbers", () => {
    expect(ruleOf({ how: "by", value: "-1,25" }, ",")).toEqual({ how: "by", value: "-1.25" });
    expect(ruleOf({ how: "by_percent", value: "−2.5" }, ".")).toEqual({ how: "by_percent", value: "-2.5" });
    expect(ruleOf({ how: "to", value: "1.034,10" }, ",")).toEqual({ how: "to", value: "1034.10" });
  });

  it("are left out for a price that stays", () => {
    expect(ruleOf({ how: "stays", value: "3" }, ",")).toBeNull();
  });

  it("have the unit of the price, or percent", () => {
    expect(unitOf("to", "base_price")).toBe("€/month");
    expect(unitOf("by", "energy_price")).toBe("ct/kWh");
    expect(unitOf("by_percent", "base_price")).toBe("%");
  });
});

describe("new prices of blocks", () => {
  it("begin at 0 kWh and take figures as they are written here", () => {
    const typed = [
      { from: "", price: "36,00" },
      { from: "2.500", price: "31,255" },
    ];
    expect(blocksOf(typed, ",")).toEqual([
      { from_kwh: 0, energy_price: "36.00" },
      { from_kwh: 2500, energy_price: "31.255" },
    ]);
  });
});
