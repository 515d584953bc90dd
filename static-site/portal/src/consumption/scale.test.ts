import { describe, expect, it } from "vitest";
import { axisMarks } from "./scale";

describe("the marks of an axis", () => {
  it.each([
    [3412, [0, 1000, 2000, 3000, 4000]],
    [100, [0, 25, 50, 75, 100]],
    [8.7, [0, 2.5, 5, 7.5, 10]],
    [0.3, [0, 0.1, 0.2, 0.3]],
  ])("for %d are round and reach it", (maximum, marks) => {
    expect(axisMarks(maximum)).toEqual(marks);
  });

  it("exist for an empty chart too", () => {
    expect(axisMarks(0)).toEqual([0, 1]);
    expect(axisMarks(Number.NaN)).toEqual([0, 1]);
  });
});
