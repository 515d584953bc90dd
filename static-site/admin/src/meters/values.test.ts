import { describe, expect, it } from "vitest";
import { plainValue } from "./values";

describe("a typed counter reading", () => {
  it.each([
    ["12345", "12345"],
    ["12.345,6", "12345.6"],
    ["12345,6", "12345.6"],
    ["12345.6", "12345.6"],
    [" 1 234 ", "1234"],
  ])("%s is %s", (typed, plain) => {
    expect(plainValue(typed)).toBe(plain);
  });

  it.each(["", "abc", "-5", "1,2,3", "1.2345"])("%s is none", (typed) => {
    expect(plainValue(typed)).toBeNull();
  });
});
