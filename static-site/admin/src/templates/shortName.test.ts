import { describe, expect, it } from "vitest";
import { shortName } from "./shortName";

describe("the short name of a template", () => {
  it.each([
    ["Tipps zum Umzug", "tipps-zum-umzug"],
    ["Grüße aus Weißenburg", "gruesse-aus-weissenburg"],
    ["Démarrage à l’été 2027", "demarrage-a-l-ete-2027"],
    ["2. Erinnerung!", "erinnerung"],
    ["§ 41 EnWG", "enwg"],
    ["", ""],
  ])("follows from its name: %s", (name, expected) => {
    expect(shortName(name)).toBe(expected);
  });

  it("is never longer than an address takes, and never ends in a hyphen", () => {
    expect(shortName(`${"Abschlag ".repeat(4)}Plan für alle Kundinnen`)).toBe(
      "abschlag-abschlag-abschlag-abschlag-plan",
    );
  });
});
