import { expect, it } from "vitest";
import { dayBefore } from "../src/dates";

it("knows the day before, over months, years and changes of the clock", () => {
  expect(dayBefore("2027-02-01")).toBe("2027-01-31");
  expect(dayBefore("2027-01-01")).toBe("2026-12-31");
  expect(dayBefore("2028-03-01")).toBe("2028-02-29");
  expect(dayBefore("2026-03-30")).toBe("2026-03-29");
});
