import { describe, expect, it } from "vitest";
import { asOnMeter, caretAtWheel, cleaned, parsed, wheelAtCaret, wheels } from "./counter";

const household = { digits: 6, decimals: 1 };
const gas = { digits: 5, decimals: 3 };

describe("what a person types from the meter", () => {
  it.each([
    ["12345", "12345"],
    ["012345", "12345"],
    ["12345,6", "12345.6"],
    ["12345.6", "12345.6"],
    [" 12 345 kWh", "12345"],
    ["000000", "0"],
    [",5", "0.5"],
    ["12345,", "12345"],
  ])("%s is understood as %s", (text, value) => {
    expect(parsed(text, household)).toEqual({ state: "value", value });
  });

  it("cuts decimals that the meter does not have", () => {
    expect(parsed("815,4711", gas)).toEqual({ state: "value", value: "815.471" });
    expect(parsed("815,9", { digits: 6, decimals: 0 })).toEqual({ state: "value", value: "815" });
  });

  it("refuses more digits than the meter has wheels, but not leading zeros", () => {
    expect(parsed("1234567", household)).toEqual({ state: "too_many_digits" });
    expect(parsed("00123456", household)).toEqual({ state: "value", value: "123456" });
  });

  it("tells nothing typed from nothing understood", () => {
    expect(parsed("  ", household)).toEqual({ state: "empty" });
    expect(parsed("kWh", household)).toEqual({ state: "not_a_number" });
  });

  it("keeps one comma only", () => {
    expect(cleaned("12a3,4")).toBe("123,4");
    expect(cleaned("123,4,5")).toBe("123,45");
  });

  it("tells a thousands separator from the comma in pasted numbers", () => {
    expect(cleaned("1.234,5")).toBe("1234,5");
    expect(cleaned("1,234.5")).toBe("1234,5");
    expect(cleaned("1.234.567")).toBe("1234567");
  });
});

describe("the wheels", () => {
  it("stand at the right until all digits are typed", () => {
    expect(wheels("815", household).map(({ digit }) => digit)).toEqual([null, null, null, 8, 1, 5, null]);
  });

  it("show decimals behind the comma", () => {
    expect(wheels("4711,5", household).map(({ digit }) => digit)).toEqual([null, null, 4, 7, 1, 1, 5]);
    expect(wheels("4711,5", household).filter(({ decimal }) => decimal)).toHaveLength(1);
  });

  it("grow by a wheel rather than hide a digit too many", () => {
    expect(wheels("1234567", household)).toHaveLength(8);
  });

  it("follow the text cursor and lead back to it", () => {
    const text = "4711,5";
    for (let caret = 0; caret <= 4; caret += 1) {
      expect(caretAtWheel(text, wheelAtCaret(text, caret, household), household)).toBe(
        caret === 4 ? 5 : caret,
      );
    }
    expect(wheelAtCaret(text, 6, household)).toBe(7);
    expect(caretAtWheel("", 2, household)).toBe(0);
  });

  it("write a stored value as on the device", () => {
    expect(asOnMeter("4711.5", household)).toBe("004711,5");
    expect(asOnMeter("4711", { digits: 6, decimals: 0 })).toBe("004711");
    expect(asOnMeter("4711", gas)).toBe("04711,000");
  });
});
