import { describe, expect, it } from "vitest";
import {
  type CountedReading,
  changeOfYear,
  comparedWithYearBefore,
  consumptionBetween,
  daysBetween,
  inKilowattHours,
  intervalsOf,
  yearlyTrend,
  yearsOf,
  yearsToDraw,
} from "./intervals";

const single = (date: string, value?: string): CountedReading => ({
  date,
  consumption: value === undefined ? [] : [{ kind: "single", value }],
});

describe("the consumption between readings", () => {
  it("takes the amounts that the server worked out, oldest first", () => {
    const intervals = intervalsOf([single("2026-01-01", "3100"), single("2025-01-01")]);
    expect(intervals).toEqual([
      { from: "2025-01-01", to: "2026-01-01", days: 365, amounts: { single: 3100 }, total: 3100 },
    ]);
  });

  it("adds peak and off-peak to a total and keeps both", () => {
    const [interval] = intervalsOf([
      { date: "2025-01-01", consumption: [] },
      {
        date: "2025-03-01",
        consumption: [
          { kind: "ht", value: "412.5" },
          { kind: "nt", value: "287.5" },
        ],
      },
    ]);
    expect(interval?.amounts).toEqual({ ht: 412.5, nt: 287.5 });
    expect(interval?.total).toBe(700);
  });

  it("starts anew after a reading without consumption, as after a meter change", () => {
    const intervals = intervalsOf([
      single("2024-01-01"),
      single("2024-07-01", "900"),
      single("2024-08-01"),
      single("2024-09-01", "80"),
    ]);
    expect(intervals.map(({ from, to }) => [from, to])).toEqual([
      ["2024-01-01", "2024-07-01"],
      ["2024-08-01", "2024-09-01"],
    ]);
  });

  it("is empty with one reading or none", () => {
    expect(intervalsOf([])).toEqual([]);
    expect(intervalsOf([single("2025-01-01")])).toEqual([]);
  });

  it("counts days across the change to summer time", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  });
});

describe("the consumption per year", () => {
  it("shares an interval across New Year out by days", () => {
    const years = yearsOf(intervalsOf([single("2024-12-22"), single("2025-01-11", "200")]));
    expect(years.map(({ year, total }) => [year, total])).toEqual([
      [2024, 100],
      [2025, 100],
    ]);
  });

  it("loses and invents nothing", () => {
    const intervals = intervalsOf([
      single("2022-05-17"),
      single("2023-11-02", "4711"),
      single("2026-02-28", "8123.4"),
    ]);
    const total = yearsOf(intervals).reduce((amount, year) => amount + year.total, 0);
    expect(total).toBeCloseTo(4711 + 8123.4, 6);
  });

  it("tells complete years from those that readings cover in part", () => {
    const years = yearsOf(
      intervalsOf([single("2023-10-01"), single("2024-10-01", "3660"), single("2025-02-01", "1230")]),
    );
    expect(years.map(({ year, complete }) => [year, complete])).toEqual([
      [2023, false],
      [2024, true],
      [2025, false],
    ]);
  });

  it("gives no empty year when a reading falls on New Year", () => {
    const years = yearsOf(intervalsOf([single("2024-01-01"), single("2025-01-01", "3000")]));
    expect(years.map(({ year }) => year)).toEqual([2024]);
  });
});

describe("the years of a chart", () => {
  it("leave out a year of which only a few days are covered", () => {
    const years = yearsOf(intervalsOf([single("2023-01-01"), single("2026-01-02", "3000")]));
    expect(years.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026]);
    expect(yearsToDraw(years, 6).map(({ year }) => year)).toEqual([2023, 2024, 2025]);
    expect(yearsToDraw(years, 2).map(({ year }) => year)).toEqual([2024, 2025]);
  });
});

describe("the trend", () => {
  const years = (...totals: [number, number, boolean][]) =>
    totals.map(([year, total, complete]) => ({ year, total, complete, amounts: {}, days: 365 }));

  it("compares the last two complete years", () => {
    expect(yearlyTrend(years([2023, 3000, true], [2024, 2700, true], [2025, 900, false]))).toEqual({
      year: 2024,
      percent: -10,
    });
  });

  it("is unknown without two complete years in a row", () => {
    expect(yearlyTrend(years([2024, 3000, true]))).toBeNull();
    expect(yearlyTrend(years([2022, 3000, true], [2024, 2700, true]))).toBeNull();
    expect(yearlyTrend(years([2023, 0, true], [2024, 2700, true]))).toBeNull();
  });
});

describe("the comparison with the year before", () => {
  const readings = [
    single("2023-11-20"),
    single("2024-11-20", "3000"),
    single("2025-05-20", "1600"),
    single("2025-11-20", "1100"),
  ];

  it("compares the twelve months up to the last reading with those before", () => {
    expect(comparedWithYearBefore(intervalsOf(readings), ["single"])).toEqual({
      from: "2024-11-20",
      to: "2025-11-20",
      current: 2700,
      previous: 3000,
      percent: -10,
    });
  });

  it("is not made up where readings are missing", () => {
    expect(comparedWithYearBefore(intervalsOf(readings.slice(1)), ["single"])).toBeNull();
    expect(comparedWithYearBefore([], ["single"])).toBeNull();
    expect(consumptionBetween(intervalsOf(readings), ["single"], "2023-01-01", "2024-01-01")).toBeNull();
  });

  it("works for one register alone", () => {
    const twoRates = intervalsOf([
      { date: "2024-01-01", consumption: [] },
      {
        date: "2025-01-01",
        consumption: [
          { kind: "ht", value: "366" },
          { kind: "nt", value: "732" },
        ],
      },
    ]);
    expect(consumptionBetween(twoRates, ["nt"], "2024-03-01", "2024-03-11")).toBe(20);
  });

  it("names the change of complete years only", () => {
    const years = yearsOf(
      intervalsOf([
        single("2023-01-01"),
        single("2024-01-01", "2000"),
        single("2025-01-01", "2500"),
        single("2025-07-01", "900"),
      ]),
    );
    expect(years.map((year) => changeOfYear(years, year, ["single"]))).toEqual([null, 25, null]);
  });
});

describe("gas", () => {
  it("is shown in kilowatt-hours as the server computed them", () => {
    const energy = { kilowatt_hours: "5425", estimated: false };
    const read = [single("2025-01-01"), { ...single("2025-06-01", "500"), energy }];
    expect(intervalsOf(inKilowattHours(read)).map((one) => one.total)).toEqual([5425]);
  });
});
