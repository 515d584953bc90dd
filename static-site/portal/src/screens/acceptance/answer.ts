import type { Bundle, ExtraProduct, FormField, Offer, OfferView } from "@wattwerk/ui/api/models";
import { type Answers, keptAnswers } from "@wattwerk/ui/questions";
import type { Given } from "./Declarations";

/** What an offer still needs from its customer, as it is typed. */
export interface Details {
  /** The tariff, or the one of the bundle for the supply that was asked for. */
  product_code: string;
  bundle_code: string;
  extras: string[];
  /** By product. */
  answers: Record<string, Answers>;
  further_meter_number: string;
  further_previous_supplier: string;
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

const nothingChosen = { product_code: "", bundle_code: "" };

/** The tariffs of a bundle, the one for the supply that was asked for first. */
export function bundleTariffs(offer: OfferView, bundle: Bundle): Offer[] {
  const codes = bundle.parts.map(({ product_code }) => product_code);
  const tariffs = (offer.bundle_tariffs ?? []).filter(({ product_code }) => codes.includes(product_code));
  const own = (one: Offer) => Number(one.commodity !== offer.commodity);
  return tariffs.sort((one, other) => own(one) - own(other));
}

export function bundleChoice(offer: OfferView, bundle: Bundle) {
  return {
    bundle_code: bundle.bundle_code,
    product_code: bundleTariffs(offer, bundle)[0]?.product_code ?? "",
  };
}

interface Ordered {
  tariff: Offer | undefined;
  further: Offer[];
  extras: ExtraProduct[];
}

/** What would be ordered: tariffs, and other products that were added or belong to the bundle. */
export function ordered(offer: OfferView, details: Details): Ordered {
  const bundle = offer.bundles?.find(({ bundle_code }) => bundle_code === details.bundle_code);
  const parts = bundle?.parts.map(({ product_code }) => product_code) ?? [];
  const [tariff, ...further] = bundle
    ? bundleTariffs(offer, bundle)
    : offer.offers.filter(({ product_code }) => product_code === details.product_code);
  const extras = (offer.extra_products ?? []).filter(
    ({ product_code }) => parts.includes(product_code) || details.extras.includes(product_code),
  );
  return { tariff, further, extras };
}

/** What is known already. */
export function begun(offer: OfferView): Details {
  const at = offer.supply_address;
  const bundles = offer.bundles ?? [];
  const single = offer.offers.length + bundles.length === 1;
  return {
    ...nothingChosen,
    ...(single && offer.offers[0] && { product_code: offer.offers[0].product_code }),
    ...(single && bundles[0] && bundleChoice(offer, bundles[0])),
    extras: [],
    answers: offer.answers,
    further_meter_number: "",
    further_previous_supplier: "",
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
  const { tariff, further, extras } = ordered(offer, details);
  const answersTo = (product: { product_code: string; extra_fields?: FormField[] } | undefined) =>
    product ? keptAnswers(product.extra_fields ?? [], details.answers[product.product_code] ?? {}) : {};
  const start = {
    reason: details.reason,
    desired_date: details.desired_date || null,
    early_start_demanded: details.early_start_demanded,
  };
  const byDebit = details.payment_method === "sepa_direct_debit";
  return {
    token,
    product_code: details.product_code,
    bundle_code: details.bundle_code,
    answers: answersTo(tariff),
    extras: extras.map((product) => ({
      product_code: product.product_code,
      answers: answersTo(product),
    })),
    further_supplies: further.map((one) => ({
      product_code: one.product_code,
      meter: {
        meter_number: details.further_meter_number,
        market_location: null,
        type: one.two_rate ? ("two_rate" as const) : ("single" as const),
        digits: 6,
        previous_supplier: details.further_previous_supplier || details.previous_supplier,
      },
      start,
      answers: answersTo(one),
      expected_yearly_price: null,
    })),
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
      type: tariff?.two_rate ? ("two_rate" as const) : ("single" as const),
      digits: 6,
      previous_supplier: details.previous_supplier,
    },
    start,
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
