import { describe, expect, it } from "vitest";
import { blank, fieldOf, type JsonSchema, labelKeys, pointerOf, valueAt, withValue, words } from "./schema";

const root: JsonSchema = {
  $defs: {
    Commodity: { type: "string", enum: ["electricity", "gas"] },
    Sender: { type: "object", properties: { name: { type: "string" }, reply_to: { type: "string" } } },
    LeadTime: {
      type: "object",
      properties: {
        commodity: { $ref: "#/$defs/Commodity" },
        working_days: { type: "integer", minimum: 2, maximum: 60 },
        months: { anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }], default: null },
      },
    },
  },
};
const decimal: JsonSchema = { anyOf: [{ type: "number" }, { type: "string", format: "" }] };

describe("the kind of a field", () => {
  it.each<[string, JsonSchema]>([
    ["switch", { type: "boolean" }],
    ["integer", { type: "integer" }],
    ["decimal", decimal],
    ["date", { type: "string", format: "date" }],
    ["text", { type: "string" }],
    ["choice", { $ref: "#/$defs/Commodity" }],
    ["group", { $ref: "#/$defs/Sender" }],
    ["list", { type: "array", items: { $ref: "#/$defs/LeadTime" } }],
    ["languages", { type: "object", additionalProperties: { type: "string" } }],
  ])("is %s", (kind, schema) => {
    expect(fieldOf(schema, root)).toMatchObject({ kind, optional: false });
  });

  it("may be optional", () => {
    const field = fieldOf({ anyOf: [{ $ref: "#/$defs/Commodity" }, { type: "null" }] }, root);
    expect(field).toMatchObject({ kind: "choice", optional: true, choices: ["electricity", "gas"] });
  });

  it("keeps limits and the description of its place", () => {
    const field = fieldOf({ type: "integer", minimum: 1, description: "Days." }, root);
    expect(field.schema).toMatchObject({ minimum: 1, description: "Days." });
  });
});

it("a new entry of a list has values that the server accepts", () => {
  expect(blank({ $ref: "#/$defs/LeadTime" }, root)).toEqual({
    commodity: "electricity",
    working_days: 2,
    months: null,
  });
});

it("a changed value leaves the rest as it was", () => {
  const before = { sender: { name: "Stadtwerke" }, bands: [{ below: "25" }, { below: "30" }] };
  const after = withValue(before, ["bands", 1, "below"], "40");
  expect(valueAt(after, ["bands", 1, "below"])).toBe("40");
  expect(after.sender).toBe(before.sender);
  expect(before.bands[1]).toEqual({ below: "30" });
  expect(valueAt(before, ["sender", "fax", "number"])).toBeUndefined();
});

it("a field is named by its path, whatever its position in a list", () => {
  expect(labelKeys(["lead_times", 3, "working_days"])).toEqual([
    "configuration.fields.lead_times__working_days",
    "configuration.fields.working_days",
  ]);
  expect(pointerOf(["settings", "lead_times", 3, "working_days"])).toBe(
    "/settings/lead_times/3/working_days",
  );
  expect(words("bank_change_undo_hours")).toBe("Bank change undo hours");
});
