import { describe, expect, it } from "vitest";
import { found, pathsIn } from "./entries";
import type { JsonSchema } from "./schema";

const root: JsonSchema = {
  $defs: {
    Reason: { type: "object", properties: { label: { type: "string" }, complaint: { type: "boolean" } } },
    Correspondence: {
      type: "object",
      properties: {
        reasons: { type: "array", items: { $ref: "#/$defs/Reason" } },
        answer_within_days: { type: "integer" },
      },
    },
  },
};

describe("the fields inside a rule", () => {
  it("are found in groups and lists, however deep", () => {
    expect(pathsIn({ $ref: "#/$defs/Correspondence" }, root, ["correspondence"])).toEqual([
      ["correspondence", "reasons", "label"],
      ["correspondence", "reasons", "complaint"],
      ["correspondence", "answer_within_days"],
    ]);
  });
});

describe("the search in the settings", () => {
  const entries = [
    { path: "rules/termination", label: "Kündigung", fields: ["Frist bei Auszug (Tage)"] },
    { path: "rules/correspondence", label: "Nachrichten", fields: ["Teams", "Beschwerde"] },
  ];

  it("finds a part by its name", () => {
    expect(found(entries, "künd").map(({ path }) => path)).toEqual(["rules/termination"]);
  });

  it("finds a part by what stands inside, and says why", () => {
    expect(found(entries, " beschwerde ")).toMatchObject([{ label: "Nachrichten", matches: ["Beschwerde"] }]);
  });

  it("shows everything while nothing is looked for", () => {
    expect(found(entries, " ")).toHaveLength(2);
  });
});
