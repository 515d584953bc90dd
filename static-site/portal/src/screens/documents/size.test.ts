import { Formatter } from "@wattwerk/ui/format";
import { expect, it } from "vitest";
import { fileSize } from "./size";

it("writes kilobytes for letters and megabytes for photographs", () => {
  const format = new Formatter("de");
  expect(fileSize(format, 48_213)).toBe("49\u00a0kB");
  expect(fileSize(format, 14_960_000)).toBe("15\u00a0MB");
  expect(fileSize(format, 2_340_000)).toBe("2,3\u00a0MB");
});
