import { expect, it } from "vitest";
import { mailAddress } from "./mailAddress";

it("keeps umlauts, ampersands and line breaks apart from the address", () => {
  const address = mailAddress("service@example.org", "Müller & Söhne", "Kundennummer 48213377\n\n");
  expect(address.startsWith("mailto:service@example.org?subject=M%C3%BCller%20%26%20S%C3%B6hne&body=")).toBe(
    true,
  );
  expect(decodeURIComponent(address.split("&body=")[1] ?? "")).toBe("Kundennummer 48213377\n\n");
});
