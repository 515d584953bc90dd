import { describe, expect, it } from "vitest";
import { plainAmount } from "./plainAmount";

describe("a typed amount", () => {
  it.each([
    ["95", "95.00"],
    ["95,5", "95.50"],
    ["95.50 €", "95.50"],
    ["1.234,50", "1234.50"],
    ["1 234,50", "1234.50"],
    ["1.234", "1234.00"],
    ["0,50", "0.50"],
  ])("%s is %s", (typed, plain) => {
    expect(plainAmount(typed)).toBe(plain);
  });

  it.each(["", "abc", "-5", "0", "1,234,5x"])("%s is none", (typed) => {
    expect(plainAmount(typed)).toBeNull();
  });
});
