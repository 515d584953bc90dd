import { expect, it } from "vitest";
import { reference } from "./reference";

it("is short for who did not sign in, and names the customer otherwise", () => {
  expect(reference("anonymous-20261121093000-7K2M4XQN")).toBe("7K2M-4XQN");
  expect(reference("48213377-20261121093000-7K2M4XQN")).toBe("48213377-20261121093000-7K2M4XQN");
});
