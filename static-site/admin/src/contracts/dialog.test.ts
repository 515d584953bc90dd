import { expect, it } from "vitest";
import { plainNumber } from "./dialog";

it("understands numbers as they are written in each language", () => {
  expect(plainNumber("1.234,56", ",")).toBe("1234.56");
  expect(plainNumber("32,354", ",")).toBe("32.354");
  expect(plainNumber("1,234.56", ".")).toBe("1234.56");
  expect(plainNumber("1\u202f234,5", ",")).toBe("1234.5");
});
