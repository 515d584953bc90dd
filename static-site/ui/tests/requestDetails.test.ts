import { expect, it } from "vitest";
import { Formatter } from "../src/format";
import { detailText } from "../src/requestDetails";

const shown = (name: string, value: string) =>
  detailText(name, value, (key) => `<${key}>`, new Formatter("de"));

it("shows money, days and choices as people read them", () => {
  expect(shown("previous_amount", "549.9")).toBe("549,90\u00a0€");
  expect(shown("effective_from", "2027-01-01")).toBe("01.01.2027");
  expect(shown("rhythm", "monthly")).toBe("<requests.delivery.rhythms.monthly>");
  expect(shown("advertising_email", "false")).toBe("<states.no>");
});

it("leaves everything else as it is", () => expect(shown("iban", "AT61 •••• 3201")).toBe("AT61 •••• 3201"));
