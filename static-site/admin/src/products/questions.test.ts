import type { ExtraField } from "@wattwerk/ui/api/models";
import { shownQuestions } from "@wattwerk/ui/questions";
import { describe, expect, it } from "vitest";
import { codeOf, fieldOf, newField } from "./product";

const roof: ExtraField[] = [
  { ...newField(), key: "owner", type: "yes_no" },
  { ...newField(), key: "shape", type: "choice", shown_when: { field: "owner", values: ["yes"] } },
  { ...newField(), key: "pitch", type: "number", shown_when: { field: "shape", values: ["gable", "hip"] } },
];
const keys = (answers: Parameters<typeof shownQuestions>[1]) =>
  shownQuestions(roof, answers).map(({ key }) => key);

describe("own questions of a product", () => {
  it("appear when the answer before asks for them", () => {
    expect(keys({})).toEqual(["owner"]);
    expect(keys({ owner: false })).toEqual(["owner"]);
    expect(keys({ owner: true })).toEqual(["owner", "shape"]);
    expect(keys({ owner: true, shape: "hip" })).toEqual(["owner", "shape", "pitch"]);
  });

  it("stay hidden behind a hidden question", () => {
    expect(keys({ owner: false, shape: "hip" })).toEqual(["owner"]);
  });

  it("get identifiers without umlauts and blanks", () => {
    expect(codeOf("Ökostrom Plus (24 Monate)")).toBe("oekostrom-plus-24-monate");
  });

  it("find their faults whatever kind of product they belong to", () => {
    expect(fieldOf("/product/energy/name/fr")).toBe("name/fr");
    expect(fieldOf("/product/other/price")).toBe("price");
  });
});
