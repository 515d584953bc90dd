import { describe, expect, it } from "vitest";
import {
  commonWindow,
  emptySheet,
  MOST_REPORTS,
  refusalsByMeter,
  reportable,
  reportsOf,
  type SheetDraft,
  type SheetMeter,
  sheetFaults,
} from "./sheet";

const meter = (id: string, kinds: ("single" | "ht" | "nt")[], from = "2026-11-01"): SheetMeter => ({
  meter_id: id,
  meter_number: `1EMH-${id}`,
  commodity: "electricity",
  address: {
    street: "Schloßstraße",
    house_number: "12 a",
    postcode: "80331",
    town: "München",
    addition: "",
    country: "DE",
  },
  registers: kinds.map((kind) => ({
    kind,
    digits: 6,
    decimals: 1,
    unit: "kWh",
    last_value: null,
    last_date: null,
  })),
  window: { from, to: "2026-11-21" },
});
const home = meter("home", ["single"]);
const heating = meter("heating", ["ht", "nt"], "2026-11-10");
const draft = (values: SheetDraft["values"], date = "2026-11-20"): SheetDraft => ({ date, values });

describe("a sheet of several meters", () => {
  it("sends only meters for which something was typed", () => {
    const reports = reportsOf(
      draft({ home: { single: "12345,6" }, heating: { ht: " " } }),
      [home, heating],
      new Set(),
    );
    expect(reports).toEqual([
      {
        meter_id: "home",
        date: "2026-11-20",
        values: [{ kind: "single", value: "12345.6" }],
        confirmed: false,
        comment: "",
      },
    ]);
  });

  it("sends nothing as long as a meter is half done or none was touched", () => {
    expect(reportsOf(draft({ heating: { ht: "1" } }), [home, heating], new Set())).toBeNull();
    expect(reportsOf(draft({}), [home, heating], new Set())).toBeNull();
    expect(sheetFaults(draft({ heating: { ht: "1" } }), heating).values).toEqual({ nt: "value_missing" });
  });

  it("tells for each meter whether the day is possible", () => {
    const early = draft({ home: { single: "1" }, heating: { ht: "1", nt: "1" } }, "2026-11-05");
    expect(sheetFaults(early, home).date).toBeNull();
    expect(sheetFaults(early, heating).date).toBe("date_outside");
    expect(commonWindow([home, heating])).toEqual({ from: "2026-11-01", to: "2026-11-21" });
  });

  it("confirms only what was confirmed", () => {
    const both = draft({ home: { single: "1" }, heating: { ht: "1", nt: "2" } });
    const reports = reportsOf(both, [home, heating], new Set(["heating"]));
    expect(reports?.map((report) => report.confirmed)).toEqual([false, true]);
  });

  it("finds the meter that a refusal is about", () => {
    const reports = reportsOf(
      draft({ home: { single: "1" }, heating: { ht: "1", nt: "2" } }),
      [home, heating],
      new Set(),
    );
    const problem = { pointer: "/reports/1/values/0/value", code: "reading_too_high", parameters: {} };
    expect(refusalsByMeter([problem], reports ?? [])).toEqual({
      heating: [{ ...problem, pointer: "/values/0/value" }],
    });
  });

  it("leaves out meters that cannot be reported now, and takes no more than the server does", () => {
    const closed = meter("closed", ["single"], "2026-12-01");
    expect(reportable([closed, home])).toEqual([home]);
    const many = Array.from({ length: 15 }, (_, index) => meter(String(index), ["single"]));
    expect(reportable(many)).toHaveLength(MOST_REPORTS);
  });

  it("is dated today, or on the last possible day", () => {
    expect(emptySheet("2026-11-20", [home]).date).toBe("2026-11-20");
    expect(emptySheet("2026-12-24", [home]).date).toBe("2026-11-21");
  });
});
