import { describe, expect, it } from "vitest";
import { passwordAllowed, passwordRules, passwordStrength } from "./passwordStrength";

describe("a password", () => {
  it("needs twelve characters with a letter and a digit", () => {
    expect(passwordRules("Zähler1")).toEqual({ length: false, letter: true, digit: true });
    expect(passwordRules("123456789012")).toEqual({ length: true, letter: false, digit: true });
    expect(passwordRules("Zählerschrank")).toEqual({ length: true, letter: true, digit: false });
    expect(passwordAllowed("Zählerschrank7")).toBe(true);
  });

  it("counts letters, not bytes", () => {
    expect(passwordRules("äöüßäöüßäö1").length).toBe(false);
    expect(passwordRules("äöüßäöüßäöü1").length).toBe(true);
  });

  it("is weak as long as a rule is open or signs repeat", () => {
    expect(passwordStrength("kurz1")).toBe("weak");
    expect(passwordStrength("aaaaaaaaaaaaaaa1")).toBe("weak");
  });

  it("grows strong with length and variety", () => {
    expect(passwordStrength("Zählerschrank7")).toBe("fair");
    expect(passwordStrength("drei Birken am Kanal 7")).toBe("strong");
  });
});
