import { describe, expect, it } from "vitest";
import { returnPath, signInPath } from "./returnPath";

describe("the way back after signing in", () => {
  it.each(["/meters/1EMH0012345678/report", "/contracts?view=all", "/"])("leads to %s again", (path) => {
    expect(returnPath(signInPath(path).replace("/sign-in", ""))).toBe(path);
  });

  it.each([
    "https://angreifer.example/",
    "//angreifer.example",
    "/\\angreifer.example",
    "/\t/angreifer.example",
    "javascript:alert(1)",
    "contracts",
    "/sign-in?to=/contracts",
    "/link?token=abc",
  ])("never leads to %s", (wished) => {
    expect(returnPath(`?to=${encodeURIComponent(wished)}`)).toBe("/");
  });

  it("is the overview without a wish", () => {
    expect(returnPath("")).toBe("/");
    expect(signInPath("/")).toBe("/sign-in");
    expect(signInPath("/?brand=musterstadt")).toBe("/sign-in");
    expect(signInPath("/contracts?brand=musterstadt&view=all")).toBe("/sign-in?to=%2Fcontracts%3Fview%3Dall");
  });
});
