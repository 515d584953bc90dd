import type { Meter } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { type Draft, draftFromText, emptyDraft, faultsOf, registerOf, reportOf, swapped } from "./draft";

const twoRate = {
  registers: [
    { kind: "ht", digits: 6, decimals: 1, unit: "kWh" },
    { kind: "nt", digits: 6, decimals: 1, unit: "kWh" },
  ],
} as Meter;
const window = { from: "2026-11-01", to: "2026-11-21" };
const draft = (changes: Partial<Draft> = {}): Draft => ({
  date: "2026-11-20",
  values: { ht: "12345,6", nt: "006789" },
  comment: " länger verreist ",
  ...changes,
});

describe("a report of a two-rate meter", () => {
  it("becomes exact values in the order of the registers", () => {
    expect(reportOf(draft(), twoRate, window)).toEqual({
      date: "2026-11-20",
      values: [
        { kind: "ht", value: "12345.6" },
        { kind: "nt", value: "6789" },
      ],
      confirmed: false,
      comment: "länger verreist",
    });
  });

  it("needs both registers", () => {
    const half = draft({ values: { ht: "12345" } });
    expect(faultsOf(half, twoRate, window).values).toEqual({ nt: "value_missing" });
    expect(reportOf(half, twoRate, window)).toBeNull();
  });

  it("needs a day on which a reading may be reported", () => {
    expect(faultsOf(draft({ date: "" }), twoRate, window).date).toBe("date_missing");
    expect(faultsOf(draft({ date: "2026-10-31" }), twoRate, window).date).toBe("date_outside");
    expect(faultsOf(draft({ date: "2026-11-22" }), twoRate, window).date).toBe("date_outside");
    expect(faultsOf(draft({ date: "2026-11-21" }), twoRate, window).date).toBeNull();
  });

  it("refuses digits that the meter does not have", () => {
    const long = draft({ values: { ht: "1234567", nt: "1" } });
    expect(faultsOf(long, twoRate, window).values).toEqual({ ht: "value_too_many_digits" });
  });

  it("can exchange peak and off-peak", () => {
    expect(swapped(draft()).values).toEqual({ ht: "006789", nt: "12345,6" });
  });

  it("finds the register that the server complains about", () => {
    const problem = (pointer: string) => ({ pointer, code: "reading_too_high", parameters: {} });
    expect(registerOf(problem("/values/1/value"), twoRate)).toBe("nt");
    expect(registerOf(problem("/values/7/value"), twoRate)).toBeNull();
    expect(registerOf(problem("/date"), twoRate)).toBeNull();
  });
});

describe("a new report", () => {
  it("is dated today, or on the last possible day", () => {
    expect(emptyDraft("2026-11-20", window).date).toBe("2026-11-20");
    expect(emptyDraft("2026-12-24", window).date).toBe("2026-11-21");
  });

  it("takes up what the browser kept", () => {
    expect(draftFromText(JSON.stringify(draft()))).toEqual(draft());
    expect(draftFromText(null)).toBeNull();
    expect(draftFromText("{kaputt")).toBeNull();
    expect(draftFromText('{"date":7}')).toBeNull();
  });
});
