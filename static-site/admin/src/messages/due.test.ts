import { expect, it } from "vitest";
import { isOverdue } from "./due";

it("is overdue from the day after the last one, as the brand's calendar has it", () => {
  const lateEvening = new Date("2026-11-21T23:30:00Z");
  expect(isOverdue("2026-11-21", "Europe/Berlin", lateEvening)).toBe(true);
  expect(isOverdue("2026-11-22", "Europe/Berlin", lateEvening)).toBe(false);
  expect(isOverdue(null, "Europe/Berlin", lateEvening)).toBe(false);
});
