import type { Field } from "./draft";

/** The steps of an order in their order. `done` is the receipt, not a step that can be left. */
export const steps = ["consumption", "offers", "extras", "supply", "person", "payment", "review"] as const;

export type StepName = (typeof steps)[number];
export type Place = StepName | "done";

/** Which fields stand on which step, from top to bottom. */
export const fieldsOf: Record<StepName, readonly Field[]> = {
  consumption: [
    "commodity",
    "customerType",
    "postcode",
    "town",
    "twoRate",
    "consumption",
    "consumptionOffPeak",
    "further",
    "furtherConsumption",
  ],
  offers: ["productCode", "bundleCode"],
  extras: ["extras", "answers"],
  supply: [
    "street",
    "houseNumber",
    "addition",
    "reason",
    "previousSupplier",
    "startWish",
    "desiredDate",
    "earlyStart",
    "meterNumber",
    "marketLocation",
    "furtherMeterNumber",
    "furtherMarketLocation",
    "furtherPreviousSupplier",
  ],
  person: [
    "salutation",
    "title",
    "firstName",
    "lastName",
    "company",
    "registerCourt",
    "registerNumber",
    "vatId",
    "dateOfBirth",
    "email",
    "phone",
    "billingDiffers",
    "billingStreet",
    "billingHouseNumber",
    "billingAddition",
    "billingPostcode",
    "billingTown",
  ],
  payment: ["paymentMethod", "iban", "accountHolder", "mandate"],
  review: ["terms", "withdrawalInformation", "powerOfAttorney", "marketingEmail"],
};

/** The step on which a field stands. */
export function stepOf(field: Field): StepName {
  return steps.find((step) => fieldsOf[step].includes(field)) ?? "review";
}

export function isPlace(value: unknown): value is Place {
  return value === "done" || steps.includes(value as StepName);
}
