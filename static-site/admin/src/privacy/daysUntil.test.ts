import { expect, it } from "vitest";
import { daysUntil } from "./daysUntil";

it.each([
  ["2026-12-22", "2026-11-22", 30],
  ["2026-11-22", "2026-11-22", 0],
  ["2026-11-21", "2026-11-22", -1],
  // The clocks change in between.
  ["2027-04-01", "2027-03-25", 7],
])("counts the days until %s on %s", (day, today, days) => {
  expect(daysUntil(day, today)).toBe(days);
});
