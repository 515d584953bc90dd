import type { Customer, OrderDraft, Quote, QuoteRequest, StaffOffer } from "@wattwerk/ui/api/models";
import {
  askingProducts,
  type Basket,
  bundleTariffs,
  chosenBundles,
  chosenExtras,
  chosenTariffs,
  keptAnswers,
} from "./basket";

/** What staff type in, in the order of the page; texts as they are typed. */
export interface Form {
  customer_type: "household" | "business";
  commodity: QuoteRequest["commodity"];
  postcode: string;
  consumption: string;
  consumption_off_peak: string;
  further_commodity: QuoteRequest["commodity"] | "";
  further_consumption: string;
  language: "de" | "en" | "fr";
  salutation: "ms" | "mr" | "none";
  title: string;
  first_name: string;
  last_name: string;
  company: string;
  date_of_birth: string;
  email: string;
  phone: string;
  street: string;
  house_number: string;
  addition: string;
  town: string;
  meter_number: string;
  market_location: string;
  previous_supplier: string;
  further_meter_number: string;
  further_market_location: string;
  further_previous_supplier: string;
  reason: "supplier_switch" | "move_in";
  desired_date: string;
  early_start_demanded: boolean;
  payment_method: "sepa_direct_debit" | "transfer";
  iban: string;
  account_holder: string;
  mandate_file: File | null;
  terms: boolean;
  withdrawal_information: boolean;
  power_of_attorney: boolean;
  marketing_email: boolean;
  channel: "telephone" | "letter";
  valid_until: string;
  personal_text: string;
  customer_number: string;
}

export const empty: Form = {
  customer_type: "household",
  commodity: "electricity",
  postcode: "",
  consumption: "",
  consumption_off_peak: "",
  further_commodity: "",
  further_consumption: "",
  language: "de",
  salutation: "none",
  title: "",
  first_name: "",
  last_name: "",
  company: "",
  date_of_birth: "",
  email: "",
  phone: "",
  street: "",
  house_number: "",
  addition: "",
  town: "",
  meter_number: "",
  market_location: "",
  previous_supplier: "",
  further_meter_number: "",
  further_market_location: "",
  further_previous_supplier: "",
  reason: "supplier_switch",
  desired_date: "",
  early_start_demanded: false,
  payment_method: "sepa_direct_debit",
  iban: "",
  account_holder: "",
  mandate_file: null,
  terms: false,
  withdrawal_information: false,
  power_of_attorney: false,
  marketing_email: false,
  channel: "telephone",
  valid_until: "",
  personal_text: "",
  customer_number: "",
};

/** Where the server looks for a field, so that its faults are shown beside it. */
export const pointers: Partial<Record<keyof Form, string>> = {
  postcode: "/postcode",
  consumption: "/consumption",
  consumption_off_peak: "/consumption_off_peak",
  further_consumption: "/further_supplies/0/consumption",
  further_meter_number: "/further_supplies/0/meter/meter_number",
  further_market_location: "/further_supplies/0/meter/market_location",
  further_previous_supplier: "/further_supplies/0/meter/previous_supplier",
  first_name: "/person/first_name",
  last_name: "/person/last_name",
  company: "/person/company",
  date_of_birth: "/person/date_of_birth",
  email: "/person/email",
  phone: "/person/phone",
  street: "/supply_address/street",
  house_number: "/supply_address/house_number",
  town: "/supply_address/town",
  meter_number: "/meter/meter_number",
  market_location: "/meter/market_location",
  previous_supplier: "/meter/previous_supplier",
  desired_date: "/start/desired_date",
  payment_method: "/payment/method",
  iban: "/payment/iban",
  mandate_file: "/mandate_document",
  terms: "/consents/terms",
  withdrawal_information: "/consents/withdrawal_information",
  valid_until: "/valid_until",
  personal_text: "/personal_text",
};

/** What the tariff calculator is asked. */
export function quoteRequest(form: Form, brand: string): QuoteRequest {
  const whole = (text: string) => Number(text.replace(/\D/g, ""));
  return {
    brand,
    postcode: form.postcode.trim(),
    town: form.town || null,
    street: form.street || null,
    house_number: form.house_number || null,
    commodity: form.commodity,
    consumption: whole(form.consumption),
    consumption_off_peak: form.consumption_off_peak ? whole(form.consumption_off_peak) : null,
    customer_type: form.customer_type,
    further_supplies: form.further_commodity
      ? [{ commodity: form.further_commodity, consumption: whole(form.further_consumption) }]
      : [],
  } as QuoteRequest;
}

function person(form: Form) {
  return {
    salutation: form.salutation,
    title: form.title,
    first_name: form.first_name,
    last_name: form.last_name,
    date_of_birth: form.date_of_birth || null,
    email: form.email,
    phone: form.phone,
    company: form.customer_type === "business" ? form.company : "",
  };
}

function address(form: Form) {
  return {
    street: form.street,
    house_number: form.house_number,
    postcode: form.postcode.trim(),
    town: form.town,
    addition: form.addition,
  };
}

function start(form: Form) {
  return {
    reason: form.reason,
    desired_date: form.desired_date || null,
    early_start_demanded: form.early_start_demanded,
  };
}

/** Whether the customer has to declare the order on a page of his own before it counts (§ 41b (1) EnWG). */
export const waitsForCustomer = (form: Form) =>
  form.channel === "telephone" && form.customer_type === "household";

/** The signed mandate that comes along, where one is needed. */
export const mandateOf = (form: Form) =>
  form.payment_method === "sepa_direct_debit" && !waitsForCustomer(form) ? form.mandate_file : null;

/** The tariffs that are ordered, the one for the supply that was asked for first. */
export function orderedTariffs(quote: Quote, basket: Basket) {
  return basket.bundles.length > 0 ? bundleTariffs(quote, basket) : chosenTariffs(quote, basket);
}

/** The order that is taken down; of a bundle every further tariff is an order of its own. */
export function orderDraft(form: Form, quote: Quote, basket: Basket): OrderDraft {
  const [tariff, ...further] = orderedTariffs(quote, basket);
  const byDebit = form.payment_method === "sepa_direct_debit";
  return {
    brand: quote.request.brand,
    language: form.language,
    quote_id: quote.quote_id,
    product_code: tariff?.product_code ?? "",
    customer_type: form.customer_type,
    supply_address: address(form),
    billing_address: null,
    person: person(form),
    meter: {
      meter_number: form.meter_number,
      market_location: form.market_location || null,
      type: tariff?.two_rate ? "two_rate" : "single",
      digits: 6,
      previous_supplier: form.previous_supplier,
    },
    start: start(form),
    payment: {
      method: form.payment_method,
      iban: byDebit ? form.iban || null : null,
      account_holder: byDebit ? form.account_holder || null : null,
      // Only the customer grants a mandate: on paper, or by the link of a mail.
      mandate_granted: false,
    },
    consents: {
      terms: form.terms,
      withdrawal_information: form.withdrawal_information,
      power_of_attorney: form.power_of_attorney,
      marketing_email: form.marketing_email,
    },
    answers: tariff ? keptAnswers(tariff, basket) : {},
    extras: chosenExtras(quote, basket).map((product) => ({
      product_code: product.product_code,
      answers: keptAnswers(product, basket),
    })),
    bundle_code: chosenBundles(quote, basket)[0]?.bundle_code ?? "",
    further_supplies: further.map((one) => ({
      product_code: one.product_code,
      meter: {
        meter_number: form.further_meter_number,
        market_location: form.further_market_location || null,
        type: one.two_rate ? "two_rate" : "single",
        digits: 6,
        previous_supplier: form.further_previous_supplier || form.previous_supplier,
      },
      start: start(form),
      answers: keptAnswers(one, basket),
      expected_yearly_price: one.yearly_price,
    })),
  } as OrderDraft;
}

/** What staff decide about an offer. The address may be missing: acceptance asks for it. */
export function offerTerms(form: Form, quote: Quote, basket: Basket) {
  return {
    language: form.language,
    quote_id: quote.quote_id,
    product_codes: basket.tariffs,
    bundle_codes: basket.bundles,
    extra_codes: basket.extras,
    answers: Object.fromEntries(
      askingProducts(quote, basket)
        .map((product) => [product.product_code, keptAnswers(product, basket)] as const)
        .filter(([, answers]) => Object.keys(answers).length > 0),
    ),
    person: { ...person(form), register_court: "", register_number: "", vat_id: "" },
    supply_address: form.street && form.town ? address(form) : null,
    meter_number: form.meter_number,
    previous_supplier: form.previous_supplier,
    start: start(form),
    valid_until: form.valid_until,
    personal_text: form.personal_text,
    customer_number: form.customer_number,
  };
}

/** The form for a customer whom we know. */
export function ofCustomer(customer: Customer): Form {
  const { billing_address: at } = customer;
  return {
    ...empty,
    customer_type: customer.customer_type,
    language: customer.language,
    salutation: customer.salutation,
    title: customer.title,
    first_name: customer.first_name,
    last_name: customer.last_name,
    company: customer.company,
    date_of_birth: customer.date_of_birth ?? "",
    email: customer.email,
    phone: customer.phone,
    street: at.street,
    house_number: at.house_number,
    postcode: at.postcode,
    town: at.town,
    customer_number: customer.customer_number,
  };
}

/** The form of an offer that is a draft. */
export function ofOffer(offer: StaffOffer): Form {
  const { terms, asked } = offer;
  const at = terms.supply_address;
  return {
    ...empty,
    customer_type: asked.customer_type,
    commodity: asked.commodity,
    postcode: asked.postcode,
    consumption: String(asked.consumption),
    consumption_off_peak: asked.consumption_off_peak ? String(asked.consumption_off_peak) : "",
    further_commodity: asked.further_supplies?.[0]?.commodity ?? "",
    further_consumption: String(asked.further_supplies?.[0]?.consumption ?? ""),
    language: terms.language,
    salutation: terms.person.salutation,
    title: terms.person.title,
    first_name: terms.person.first_name,
    last_name: terms.person.last_name,
    company: terms.person.company,
    date_of_birth: terms.person.date_of_birth ?? "",
    email: terms.person.email,
    phone: terms.person.phone,
    street: at?.street ?? "",
    house_number: at?.house_number ?? "",
    addition: at?.addition ?? "",
    town: at?.town ?? asked.town ?? "",
    meter_number: terms.meter_number,
    previous_supplier: terms.previous_supplier,
    reason: terms.start?.reason ?? "supplier_switch",
    desired_date: terms.start?.desired_date ?? "",
    valid_until: terms.valid_until,
    personal_text: terms.personal_text,
    customer_number: terms.customer_number,
  };
}

/** What a draft offers. */
export function basketOf({ terms }: StaffOffer): Basket {
  return {
    tariffs: terms.product_codes ?? [],
    bundles: terms.bundle_codes ?? [],
    extras: terms.extra_codes ?? [],
    answers: terms.answers ?? {},
  };
}
