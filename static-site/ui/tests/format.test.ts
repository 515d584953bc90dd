import { describe, expect, it } from "vitest";
import { Formatter } from "../src/format";

const german = new Formatter("de");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("amounts", () => {
  it("are written in the reader's way", () => {
    expect(plain(german.money("1234.5"))).toBe("1.234,50 €");
    expect(plain(new Formatter("en").money("1234.5"))).toBe("€1,234.50");
    expect(plain(new Formatter("fr").money("1234.5"))).toBe("1 234,50 €");
  });

  it("leave out cents that are none", () => {
    expect(plain(german.shortMoney("105"))).toBe("105 €");
    expect(plain(german.shortMoney("105.00"))).toBe("105 €");
    expect(plain(german.shortMoney("105.50"))).toBe("105,50 €");
  });

  it("lose no digit of a decimal", () =>
    expect(german.number("1234567890123456.789")).toBe("1.234.567.890.123.456,789"));

  it("show unrounded energy prices with at least two decimals", () => {
    expect(plain(german.centsPerKilowattHour("31.15"))).toBe("31,15 ct/kWh");
    expect(plain(german.centsPerKilowattHour("0.1"))).toBe("0,10 ct/kWh");
    expect(plain(german.centsPerKilowattHour("26.1765"))).toBe("26,1765 ct/kWh");
  });
});

describe("dates", () => {
  it("are calendar dates wherever the reader sits", () => {
    expect(german.date("2026-11-21")).toBe("21.11.2026");
    expect(german.longDate("2026-03-29")).toBe("29. März 2026");
  });

  it("show moments in the utility's time zone", () =>
    expect(german.dateTime("2026-11-21T23:30:00Z")).toBe("22.11.2026, 00:30"));
});
