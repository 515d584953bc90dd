import { expect, it } from "vitest";
import { todayIn } from "./today";

it("is the date at the meter, not the one in Greenwich", () => {
  expect(todayIn("Europe/Berlin", new Date("2026-11-20T23:30:00Z"))).toBe("2026-11-21");
  expect(todayIn("Europe/Berlin", new Date("2026-06-30T21:59:00Z"))).toBe("2026-06-30");
});
