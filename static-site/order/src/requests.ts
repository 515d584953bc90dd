import type { Language, Offer, OrderDraft, Quote, QuoteRequest } from "@wattwerk/ui/api/models";
import type { FieldProblem } from "@wattwerk/ui/api/problem";
import type { Draft, Field } from "./draft";
import type { Faults } from "./rules/faults";
import { compactIban } from "./rules/iban";
import { compactMarketLocation } from "./rules/marketLocation";
import { wholeNumber } from "./rules/numbers";

/** What the tariff calculator is asked. */
export function quoteRequest(brand: string, draft: Draft): QuoteRequest {
  return {
    brand,
    postcode: draft.postcode.trim(),
    town: draft.town.trim() || null,
    commodity: draft.commodity,
    consumption: wholeNumber(draft.consumption) ?? 0,
    consumption_off_peak: draft.twoRate ? (wholeNumber(draft.consumptionOffPeak) ?? 0) : null,
    customer_type: draft.customerType,
  };
}

/** The order as the API takes it. */
export function orderDraft(
  brand: string,
  language: Language,
  draft: Draft,
  quote: Quote,
  offer: Offer,
): OrderDraft {
  const switches = draft.reason === "supplier_switch";
  const byDirectDebit = draft.paymentMethod === "sepa_direct_debit";
  const business = draft.customerType === "business";
  return {
    brand,
    language,
    quote_id: quote.quote_id,
    product_code: offer.product_code,
    customer_type: draft.customerType,
    supply_address: {
      street: draft.street,
      house_number: draft.houseNumber,
      postcode: draft.postcode.trim(),
      town: draft.town,
      addition: draft.addition,
    },
    billing_address: draft.billingDiffers
      ? {
          street: draft.billingStreet,
          house_number: draft.billingHouseNumber,
          postcode: draft.billingPostcode.trim(),
          town: draft.billingTown,
          addition: draft.billingAddition,
        }
      : null,
    person: {
      salutation: draft.salutation,
      title: draft.title,
      first_name: draft.firstName,
      last_name: draft.lastName,
      company: business ? draft.company : "",
      date_of_birth: business ? null : draft.dateOfBirth || null,
      email: draft.email.trim(),
      phone: draft.phone,
    },
    meter: {
      meter_number: draft.meterNumber,
      market_location: compactMarketLocation(draft.marketLocation) || null,
      type: draft.twoRate ? "two_rate" : "single",
      digits: 6,
      previous_supplier: switches ? draft.previousSupplier : "",
    },
    start: {
      reason: draft.reason,
      desired_date: draft.startWish === "date" ? draft.desiredDate : null,
      early_start_demanded: !business && draft.earlyStart,
    },
    payment: {
      method: draft.paymentMethod,
      iban: byDirectDebit ? compactIban(draft.iban) : null,
      account_holder: byDirectDebit && draft.accountHolder.trim() ? draft.accountHolder : null,
      mandate_granted: byDirectDebit && draft.mandate,
    },
    consents: {
      terms: draft.terms,
      withdrawal_information: !business && draft.withdrawalInformation,
      power_of_attorney: switches && draft.powerOfAttorney,
      marketing_email: draft.marketingEmail,
    },
  };
}

const fieldsByPointer: Record<string, Field> = {
  "/brand": "productCode",
  "/quote_id": "productCode",
  "/product_code": "productCode",
  "/customer_type": "customerType",
  "/commodity": "commodity",
  "/postcode": "postcode",
  "/town": "town",
  "/consumption": "consumption",
  "/consumption_off_peak": "consumptionOffPeak",
  "/iban": "iban",
  "/supply_address/street": "street",
  "/supply_address/house_number": "houseNumber",
  "/supply_address/addition": "addition",
  "/supply_address/postcode": "postcode",
  "/supply_address/town": "town",
  "/billing_address/street": "billingStreet",
  "/billing_address/house_number": "billingHouseNumber",
  "/billing_address/addition": "billingAddition",
  "/billing_address/postcode": "billingPostcode",
  "/billing_address/town": "billingTown",
  "/person/salutation": "salutation",
  "/person/title": "title",
  "/person/first_name": "firstName",
  "/person/last_name": "lastName",
  "/person/company": "company",
  "/person/date_of_birth": "dateOfBirth",
  "/person/email": "email",
  "/person/phone": "phone",
  "/meter/meter_number": "meterNumber",
  "/meter/market_location": "marketLocation",
  "/meter/type": "twoRate",
  "/meter/previous_supplier": "previousSupplier",
  "/start/reason": "reason",
  "/start/desired_date": "desiredDate",
  "/start/early_start_demanded": "earlyStart",
  "/payment/method": "paymentMethod",
  "/payment/iban": "iban",
  "/payment/account_holder": "accountHolder",
  "/payment/mandate_granted": "mandate",
  "/consents/terms": "terms",
  "/consents/withdrawal_information": "withdrawalInformation",
  "/consents/power_of_attorney": "powerOfAttorney",
  "/consents/marketing_email": "marketingEmail",
};

/** The server's faults at the fields where they belong. */
export function faultsAtFields(problems: FieldProblem[]): Faults {
  const faults: Faults = {};
  for (const { pointer, code, parameters } of problems) {
    const field = fieldsByPointer[pointer];
    if (!field) continue;
    faults[field] ??= { code, parameters };
  }
  return faults;
}
