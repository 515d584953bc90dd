import type { OfferView } from "@wattwerk/ui/api/models";
import type { Given } from "./Declarations";

/** What an offer still needs from its customer, as it is typed. */
export interface Details {
  product_code: string;
  street: string;
  house_number: string;
  addition: string;
  town: string;
  date_of_birth: string;
  phone: string;
  meter_number: string;
  previous_supplier: string;
  reason: "supplier_switch" | "move_in";
  desired_date: string;
  early_start_demanded: boolean;
  payment_method: "sepa_direct_debit" | "transfer";
  iban: string;
  account_holder: string;
}

/** What is known already. */
export function begun(offer: OfferView): Details {
  const at = offer.supply_address;
  return {
    product_code: offer.offers.length === 1 ? (offer.offers[0]?.product_code ?? "") : "",
    street: at?.street ?? "",
    house_number: at?.house_number ?? "",
    addition: at?.addition ?? "",
    town: at?.town ?? offer.town ?? "",
    date_of_birth: offer.person.date_of_birth ?? "",
    phone: offer.person.phone,
    meter_number: offer.meter_number,
    previous_supplier: offer.previous_supplier,
    reason: offer.start.reason,
    desired_date: offer.start.desired_date ?? "",
    early_start_demanded: false,
    payment_method: "sepa_direct_debit",
    iban: "",
    account_holder: "",
  };
}

/** The acceptance as the server takes it. */
export function answerBody(offer: OfferView, details: Details, given: Given, token: string) {
  const chosen = offer.offers.find((one) => one.product_code === details.product_code);
  const byDebit = details.payment_method === "sepa_direct_debit";
  return {
    token,
    product_code: details.product_code,
    supply_address: {
      street: details.street,
      house_number: details.house_number,
      postcode: offer.postcode,
      town: details.town,
      addition: details.addition,
    },
    billing_address: null,
    date_of_birth: details.date_of_birth || null,
    phone: details.phone,
    meter: {
      meter_number: details.meter_number,
      market_location: null,
      type: chosen?.two_rate ? ("two_rate" as const) : ("single" as const),
      digits: 6,
      previous_supplier: details.previous_supplier,
    },
    start: {
      reason: details.reason,
      desired_date: details.desired_date || null,
      early_start_demanded: details.early_start_demanded,
    },
    payment: {
      method: details.payment_method,
      iban: byDebit ? details.iban || null : null,
      account_holder: byDebit ? details.account_holder || null : null,
      mandate_granted: byDebit && given.mandate_granted,
    },
    consents: {
      terms: given.terms,
      withdrawal_information: given.withdrawal_information,
      power_of_attorney: given.power_of_attorney,
      marketing_email: given.marketing_email,
    },
  };
}
