import { expect, it } from "vitest";
import { Attempt } from "../src/api/idempotency";

const order = { product_code: "oekostrom-plus", iban: "DE02120300000000202051" };

it("keeps its key for a double click and a second try", () => {
  const attempt = new Attempt();
  expect(attempt.keyFor(order)).toBe(attempt.keyFor({ ...order }));
});

it("gets a new key when the content changed, and after success", () => {
  const attempt = new Attempt();
  const first = attempt.keyFor(order);
  const second = attempt.keyFor({ ...order, product_code: "strom-klassik" });
  expect(second).not.toBe(first);
  attempt.finish();
  expect(attempt.keyFor({ ...order, product_code: "strom-klassik" })).not.toBe(second);
});

it("survives a reload of the page", () => {
  const attempt = new Attempt();
  const key = attempt.keyFor(order);
  const kept = JSON.parse(JSON.stringify(attempt.kept));
  expect(new Attempt(kept).keyFor(order)).toBe(key);
});
