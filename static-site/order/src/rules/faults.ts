import type { StartDates } from "@wattwerk/ui/api/models";
import type { Draft, Field } from "../draft";
import type { AnswerKey } from "../questions";
import { fieldsOf, type StepName } from "../steps";
import { isIban } from "./iban";
import { isMarketLocation } from "./marketLocation";
import { wholeNumber } from "./numbers";

/** What is wrong with a field: machine code and the values that its sentence needs. */
export interface Fault {
  code: string;
  parameters?: Record<string, unknown>;
}

/** By field; answers to the questions of products by their own keys. */
export type Faults = Partial<Record<Field | AnswerKey, Fault>>;

export function without(faults: Faults, fields: readonly string[]): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !fields.includes(field)));
}

/** What the rules need to know besides the draft. */
export interface Facts {
  today: string;
  startDates: StartDates | null;
}

const largestConsumption = 1_000_000;
const postcode = /^\d{5}$/;
const email = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const meterNumber = /^[0-9A-Za-z .\-/]{1,40}$/;

const vatId = /^[A-Z]{2}[0-9A-Z+*]{2,12}$/i;

const missing: Fault = { code: "missing" };
const filled = (text: string): Fault | null => (text.trim() ? null : missing);

type Rule = (draft: Draft, facts: Facts) => Fault | null;

function consumption(text: string, smallest: number): Fault | null {
  if (!text.trim()) return missing;
  const value = wholeNumber(text);
  return value === null || value < smallest || value > largestConsumption
    ? { code: "consumption_invalid" }
    : null;
}

function postcodeFault(text: string): Fault | null {
  return text.trim() ? (postcode.test(text.trim()) ? null : { code: "postcode_invalid" }) : missing;
}

/** The first day on which supply may start, by what was ticked. */
export function earliestStart(draft: Draft, dates: StartDates): string {
  const waits = draft.customerType === "household" && !draft.earlyStart;
  return waits ? dates.earliest_without_early_start : dates.earliest;
}

function desiredDate(draft: Draft, { startDates }: Facts): Fault | null {
  if (draft.startWish !== "date") return null;
  if (!draft.desiredDate) return missing;
  if (!startDates) return null;
  if (draft.desiredDate < startDates.earliest) {
    return { code: "start_too_early", parameters: { earliest: startDates.earliest } };
  }
  if (draft.desiredDate < earliestStart(draft, startDates)) {
    return {
      code: "start_within_withdrawal_period",
      parameters: { earliest: startDates.earliest_without_early_start },
    };
  }
  if (draft.desiredDate > startDates.latest) {
    return { code: "start_too_late", parameters: { latest: startDates.latest } };
  }
  return null;
}

/** Household customers must be of full age (§§ 2, 107 BGB). */
function dateOfBirth(draft: Draft, { today }: Facts): Fault | null {
  if (draft.customerType === "business") return null;
  if (!draft.dateOfBirth) return missing;
  const years = Number(today.slice(0, 4)) - Number(draft.dateOfBirth.slice(0, 4));
  const age = years - (today.slice(5) < draft.dateOfBirth.slice(5) ? 1 : 0);
  if (age < 0 || age > 120) return { code: "date_of_birth_implausible" };
  return age < 18 ? { code: "under_age", parameters: { full_age: 18 } } : null;
}

const byDirectDebit = (draft: Draft) => draft.paymentMethod === "sepa_direct_debit";
const switches = (draft: Draft) => draft.reason === "supplier_switch";

const rules: Partial<Record<Field, Rule>> = {
  postcode: (draft) => postcodeFault(draft.postcode),
  town: (draft) => filled(draft.town),
  consumption: (draft) => consumption(draft.consumption, 1),
  consumptionOffPeak: (draft) => (draft.twoRate ? consumption(draft.consumptionOffPeak, 0) : null),
  furtherConsumption: (draft) => (draft.further ? consumption(draft.furtherConsumption, 1) : null),
  furtherMeterNumber: (draft) =>
    draft.furtherProduct
      ? (filled(draft.furtherMeterNumber) ??
        (meterNumber.test(draft.furtherMeterNumber.trim()) ? null : { code: "meter_number_invalid" }))
      : null,
  furtherMarketLocation: (draft) =>
    !draft.furtherProduct ||
    !draft.furtherMarketLocation.trim() ||
    isMarketLocation(draft.furtherMarketLocation)
      ? null
      : { code: "market_location_invalid" },
  productCode: (draft) => filled(draft.productCode),
  street: (draft) => filled(draft.street),
  houseNumber: (draft) => filled(draft.houseNumber),
  previousSupplier: (draft) => (switches(draft) ? filled(draft.previousSupplier) : null),
  desiredDate,
  meterNumber: (draft) =>
    filled(draft.meterNumber) ??
    (meterNumber.test(draft.meterNumber.trim()) ? null : { code: "meter_number_invalid" }),
  marketLocation: (draft) =>
    !draft.marketLocation.trim() || isMarketLocation(draft.marketLocation)
      ? null
      : { code: "market_location_invalid" },
  firstName: (draft) => filled(draft.firstName),
  lastName: (draft) => filled(draft.lastName),
  company: (draft) => (draft.customerType === "business" ? filled(draft.company) : null),
  registerCourt: (draft) =>
    draft.customerType === "business" && draft.registerNumber.trim() && !draft.registerCourt.trim()
      ? { code: "register_court_missing" }
      : null,
  vatId: (draft) =>
    draft.customerType === "household" ||
    !draft.vatId.trim() ||
    vatId.test(draft.vatId.replace(/[\s.-]/g, ""))
      ? null
      : { code: "vat_id_invalid" },
  dateOfBirth,
  email: (draft) =>
    filled(draft.email) ?? (email.test(draft.email.trim()) ? null : { code: "email_invalid" }),
  billingStreet: (draft) => (draft.billingDiffers ? filled(draft.billingStreet) : null),
  billingHouseNumber: (draft) => (draft.billingDiffers ? filled(draft.billingHouseNumber) : null),
  billingPostcode: (draft) => (draft.billingDiffers ? postcodeFault(draft.billingPostcode) : null),
  billingTown: (draft) => (draft.billingDiffers ? filled(draft.billingTown) : null),
  iban: (draft) =>
    byDirectDebit(draft)
      ? (filled(draft.iban) ?? (isIban(draft.iban) ? null : { code: "iban_invalid" }))
      : null,
  mandate: (draft) => (byDirectDebit(draft) && !draft.mandate ? { code: "mandate_missing" } : null),
  terms: (draft) => (draft.terms ? null : { code: "consent_missing" }),
  withdrawalInformation: (draft) =>
    draft.customerType === "business" || draft.withdrawalInformation ? null : { code: "consent_missing" },
};

/** What is wrong with one field, or null. */
export function faultOf(field: Field, draft: Draft, facts: Facts): Fault | null {
  return rules[field]?.(draft, facts) ?? null;
}

/** Everything that is wrong on a step, in the order of its fields. */
export function faultsOf(step: StepName, draft: Draft, facts: Facts): Faults {
  const found = fieldsOf[step].map((field) => [field, faultOf(field, draft, facts)] as const);
  return Object.fromEntries(found.filter(([, fault]) => fault !== null)) as Faults;
}
