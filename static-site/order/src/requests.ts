import type {
  FurtherOrder,
  Language,
  Offer,
  OrderDraft,
  Quote,
  QuoteRequest,
  UnfinishedOrder,
} from "@wattwerk/ui/api/models";
import type { FieldProblem } from "@wattwerk/ui/api/problem";
import { type Draft, type Field, furtherCommodity } from "./draft";
import { type AnswerKey, answerKey, answersTo, askingProducts } from "./questions";
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
    street: draft.streetMatters ? draft.street.trim() || null : null,
    house_number: draft.streetMatters ? draft.houseNumber.trim() || null : null,
    commodity: draft.commodity,
    consumption: wholeNumber(draft.consumption) ?? 0,
    consumption_off_peak: draft.twoRate ? (wholeNumber(draft.consumptionOffPeak) ?? 0) : null,
    customer_type: draft.customerType,
    further_supplies: draft.further
      ? [
          {
            commodity: furtherCommodity(draft),
            consumption: wholeNumber(draft.furtherConsumption) ?? 0,
            consumption_off_peak: null,
          },
        ]
      : [],
  };
}

/** The order as the API takes it. */
export function orderDraft(
  brand: string,
  language: Language,
  draft: Draft,
  quote: Quote,
  offer: Offer,
  furtherEarliest: string | null = null,
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
      register_court: business ? draft.registerCourt : "",
      register_number: business ? draft.registerNumber : "",
      vat_id: business ? draft.vatId : "",
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
    origin: { partner: draft.partner, referral_code: draft.referralCode },
    answers: answersTo(offer, draft),
    extras: askingProducts(draft, quote, null).map((product) => ({
      product_code: product.product_code,
      answers: answersTo(product, draft),
    })),
    bundle_code: draft.bundleCode,
    further_supplies: draft.furtherProduct ? [furtherOrder(draft, furtherEarliest)] : [],
  };
}

/** The other tariff of a bundle: its own meter, and the same wishes about the start as far as it can follow. */
function furtherOrder(draft: Draft, earliest: string | null): FurtherOrder {
  const switches = draft.reason === "supplier_switch";
  const follows = earliest === null || draft.desiredDate >= earliest;
  return {
    product_code: draft.furtherProduct,
    meter: {
      meter_number: draft.furtherMeterNumber,
      market_location: compactMarketLocation(draft.furtherMarketLocation) || null,
      type: "single",
      digits: 6,
      previous_supplier: switches ? draft.furtherPreviousSupplier || draft.previousSupplier : "",
    },
    start: {
      reason: draft.reason,
      desired_date: draft.startWish === "date" ? (follows ? draft.desiredDate : earliest) : null,
      early_start_demanded: draft.customerType === "household" && draft.earlyStart,
    },
    answers: {},
    expected_yearly_price: null,
  };
}

/** The form as far as it is filled in: for progress, and to be kept for another device. */
export function unfinishedOrder(
  brand: string,
  language: Language,
  draft: Draft,
  quote: Quote | null,
  offer: Offer | null,
): UnfinishedOrder {
  const { brand: _, ...calculation } = quoteRequest(brand, draft);
  const standIn = { quote_id: "", product_code: draft.productCode, extra_fields: [] };
  const whole = orderDraft(
    brand,
    language,
    draft,
    quote ?? (standIn as unknown as Quote),
    offer ?? (standIn as unknown as Offer),
  );
  const { postcode, town, commodity, consumption, consumption_off_peak } = calculation;
  const { further_supplies: __, ...rest } = whole;
  return {
    ...rest,
    further: {
      wanted: draft.further,
      consumption: wholeNumber(draft.furtherConsumption),
      product_code: draft.furtherProduct,
      meter_number: draft.furtherMeterNumber,
      market_location: draft.furtherMarketLocation,
      previous_supplier: draft.furtherPreviousSupplier,
    },
    calculation: { postcode, town: town ?? null, commodity, consumption, consumption_off_peak },
  } as UnfinishedOrder;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The fields of a form that was kept: the way back from {@link unfinishedOrder}. */
export function draftOf(form: UnfinishedOrder, formatted: (kilowattHours: number) => string): Partial<Draft> {
  const {
    calculation = {},
    supply_address = {},
    person = {},
    meter = {},
    start = {},
    payment = {},
    further = {},
  } = form;
  const billing = form.billing_address ?? null;
  const amount = (value: unknown) => (typeof value === "number" && value > 0 ? formatted(value) : "");
  return {
    customerType: form.customer_type ?? "household",
    commodity: text(calculation.commodity) as Draft["commodity"],
    postcode: text(calculation.postcode),
    town: text(calculation.town),
    twoRate: typeof calculation.consumption_off_peak === "number",
    consumption: amount(calculation.consumption),
    consumptionOffPeak: amount(calculation.consumption_off_peak),
    further: further.wanted === true,
    furtherConsumption: amount(further.consumption),
    furtherProduct: text(further.product_code),
    furtherMeterNumber: text(further.meter_number),
    furtherMarketLocation: text(further.market_location),
    furtherPreviousSupplier: text(further.previous_supplier),
    productCode: form.product_code ?? "",
    bundleCode: form.bundle_code ?? "",
    extras: (form.extras ?? []).map(({ product_code }) => product_code),
    answers: Object.fromEntries([
      [form.product_code ?? "", form.answers ?? {}],
      ...(form.extras ?? []).map(({ product_code, answers }) => [product_code, answers ?? {}]),
    ]),
    street: text(supply_address.street),
    houseNumber: text(supply_address.house_number),
    addition: text(supply_address.addition),
    billingDiffers: billing !== null,
    billingStreet: text(billing?.street),
    billingHouseNumber: text(billing?.house_number),
    billingAddition: text(billing?.addition),
    billingPostcode: text(billing?.postcode),
    billingTown: text(billing?.town),
    reason: start.reason === "move_in" ? "move_in" : "supplier_switch",
    startWish: start.desired_date ? "date" : "earliest",
    desiredDate: text(start.desired_date),
    earlyStart: start.early_start_demanded === true,
    previousSupplier: text(meter.previous_supplier),
    meterNumber: text(meter.meter_number),
    marketLocation: text(meter.market_location),
    salutation: (text(person.salutation) || "none") as Draft["salutation"],
    title: text(person.title),
    firstName: text(person.first_name),
    lastName: text(person.last_name),
    company: text(person.company),
    registerCourt: text(person.register_court),
    registerNumber: text(person.register_number),
    vatId: text(person.vat_id),
    dateOfBirth: text(person.date_of_birth),
    email: text(person.email),
    phone: text(person.phone),
    paymentMethod: payment.method === "transfer" ? "transfer" : "sepa_direct_debit",
    partner: text(form.origin?.partner),
    referralCode: text(form.origin?.referral_code),
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
  "/person/register_court": "registerCourt",
  "/person/register_number": "registerNumber",
  "/person/vat_id": "vatId",
  "/bundle_code": "bundleCode",
  "/extras": "extras",
  "/further_supplies/0/consumption": "furtherConsumption",
  "/further_supplies/0/meter/meter_number": "furtherMeterNumber",
  "/further_supplies/0/meter/market_location": "furtherMarketLocation",
  "/further_supplies/0/meter/previous_supplier": "furtherPreviousSupplier",
  "/further_supplies/0/start/desired_date": "desiredDate",
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

/** The server's faults at the fields where they belong; `products` are those whose questions were asked. */
export function faultsAtFields(problems: FieldProblem[], products: Asked[] = []): Faults {
  const faults: Faults = {};
  for (const { pointer, code, parameters } of problems) {
    const place = pointer.replace("/calculation/", "/");
    const field = fieldsByPointer[place] ?? answerAt(place, products);
    if (field) faults[field] ??= { code, parameters };
  }
  return faults;
}

type Asked = { product_code: string };

/** The first of the products is the tariff, the others are the extras in their order. */
function answerAt(pointer: string, [tariff, ...extras]: Asked[]): AnswerKey | null {
  const found = pointer.match(/^(?:\/extras\/(\d+))?\/answers\/(\w+)$/);
  const product = found?.[1] === undefined ? tariff : extras[Number(found[1])];
  return found?.[2] && product ? answerKey(product.product_code, found[2]) : null;
}
