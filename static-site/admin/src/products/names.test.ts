import { expect, test } from "vitest";
import { nameForStaff } from "./names";

const products = [
  { name: { de: "Ökostrom Plus", en: "Green Power Plus", fr: "Électricité verte Plus" } },
  { name: { de: "SolarDach", en: "SolarRoof", fr: "ToitSolaire" } },
];

test("staff read the name in their own language, whatever the customer reads", () => {
  expect(nameForStaff("Électricité verte Plus", products, "de")).toBe("Ökostrom Plus");
  expect(nameForStaff("SolarDach", products, "en")).toBe("SolarRoof");
});

test("a product that has another name by now keeps the one under which it was ordered", () => {
  expect(nameForStaff("Strom Klassik 2024", products, "de")).toBe("Strom Klassik 2024");
});

test("until the products are there, the ordered name stands", () => {
  expect(nameForStaff("Ökostrom Plus", [], "fr")).toBe("Ökostrom Plus");
});
