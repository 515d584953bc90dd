import { describe, expect, it } from "vitest";
import { type Draft, emptyDraft, type Field } from "../src/draft";
import { type Facts, faultOf, faultsOf } from "../src/rules/faults";
import { cursorAfterGrouping, groupedIban, isIban } from "../src/rules/iban";
import { isMarketLocation } from "../src/rules/marketLocation";
import { wholeNumber } from "../src/rules/numbers";

describe("an IBAN", () => {
  it("is grouped in fours while it is typed", () => {
    expect(groupedIban("de0212030000")).toBe("DE02 1203 0000");
    expect(groupedIban("DE02 1203 0000 0000 2020 51")).toBe("DE02 1203 0000 0000 2020 51");
    expect(groupedIban("")).toBe("");
  });

  it("keeps the cursor where the person types", () => {
    expect(cursorAfterGrouping("DE02 12039", 10)).toBe(11);
    expect(cursorAfterGrouping("DE02", 4)).toBe(4);
    expect(cursorAfterGrouping("DE021", 5)).toBe(6);
  });

  it.each(["DE02 1203 0000 0000 2020 51", "AT61 1904 3002 3457 3201", "FR14 2004 1010 0505 0001 3M02 606"])(
    "is right: %s",
    (iban) => expect(isIban(iban)).toBe(true),
  );

  it.each(["DE02 1203 0000 0000 2020 52", "DE02 1203 0000 0000 2020 5", "DE", "Sparkasse"])(
    "is wrong: %s",
    (iban) => expect(isIban(iban)).toBe(false),
  );
});

describe("a market location", () => {
  it("has a check digit of its own", () => expect(isMarketLocation("4137 3559 241")).toBe(true));
  it("is refused with the digit of Luhn", () => expect(isMarketLocation("41373559248")).toBe(false));
  it("does not begin with 0", () => expect(isMarketLocation("01373559241")).toBe(false));
});

describe("a consumption", () => {
  it.each([
    ["3500", 3500],
    ["3.500", 3500],
    ["3,500", 3500],
    ["3 500 kWh", 3500],
    ["1 000 000", 1_000_000],
  ])("%s is a whole number", (text, value) => expect(wholeNumber(text)).toBe(value));

  it.each(["3500,5", "dreitausend", "", "-5", "3.50"])("%s is none", (text) =>
    expect(wholeNumber(text)).toBeNull(),
  );
});

const facts: Facts = {
  today: "2026-11-21",
  startDates: {
    earliest: "2026-11-24",
    latest: "2027-11-21",
    withdrawal_period_ends: "2026-12-07",
    earliest_without_early_start: "2026-12-08",
  },
};

const code = (field: Field, changes: Partial<Draft>) =>
  faultOf(field, { ...emptyDraft, ...changes }, facts)?.code;

describe("a start date", () => {
  const wish = { startWish: "date" } as const;

  it("may not lie before the earliest possible day", () =>
    expect(code("desiredDate", { ...wish, desiredDate: "2026-11-23", earlyStart: true })).toBe(
      "start_too_early",
    ));

  it("waits for the withdrawal period unless an early start is demanded", () => {
    expect(code("desiredDate", { ...wish, desiredDate: "2026-12-01" })).toBe(
      "start_within_withdrawal_period",
    );
    expect(code("desiredDate", { ...wish, desiredDate: "2026-12-01", earlyStart: true })).toBeUndefined();
  });

  it("need not wait for businesses, which have no right of withdrawal", () =>
    expect(
      code("desiredDate", { ...wish, desiredDate: "2026-12-01", customerType: "business" }),
    ).toBeUndefined());

  it("may not be too far away", () =>
    expect(code("desiredDate", { ...wish, desiredDate: "2028-01-01" })).toBe("start_too_late"));
});

describe("a person", () => {
  it("is of full age on the 18th birthday, not a day before", () => {
    expect(code("dateOfBirth", { dateOfBirth: "2008-11-21" })).toBeUndefined();
    expect(code("dateOfBirth", { dateOfBirth: "2008-11-22" })).toBe("under_age");
  });

  it("was not born in another age", () =>
    expect(code("dateOfBirth", { dateOfBirth: "1826-01-01" })).toBe("date_of_birth_implausible"));

  it("names the company when it orders for one", () => {
    expect(code("company", { customerType: "business" })).toBe("missing");
    expect(code("company", { customerType: "household" })).toBeUndefined();
    expect(code("dateOfBirth", { customerType: "business" })).toBeUndefined();
  });
});

describe("a step", () => {
  it("names its faults from top to bottom", () => {
    const faults = faultsOf("consumption", { ...emptyDraft, postcode: "8033", consumption: "0" }, facts);
    expect(Object.entries(faults).map(([field, fault]) => [field, fault?.code])).toEqual([
      ["postcode", "postcode_invalid"],
      ["town", "missing"],
      ["consumption", "consumption_invalid"],
    ]);
  });

  it("asks for the mandate with direct debit only", () => {
    expect(code("mandate", { paymentMethod: "sepa_direct_debit" })).toBe("mandate_missing");
    expect(code("mandate", { paymentMethod: "transfer" })).toBeUndefined();
  });
});
