import type { Commodity } from "@wattwerk/ui/api/models";
import type { Draft } from "./draft";

/** What a page or a link may say in advance: values of fields, a quote, a saved form. */
export interface DeepLink {
  values: Partial<Draft>;
  product: string;
  quote: string;
  form: string;
}

/** Attributes of the element, and parameters of the stand-alone page's address, by the same names. */
export const linkNames = [
  "postcode",
  "consumption",
  "consumption-off-peak",
  "commodity",
  "customer-type",
  "product",
  "partner",
  "referral",
  "quote",
  "form",
] as const;

const commodities: readonly string[] = ["electricity", "heating_electricity", "gas"];
const code = /^[\w.-]{1,60}$/;
const number = /^\d{1,7}$/;

/** Read what is said in advance. What does not have the right form is left out: anybody can write a link. */
export function deepLink(value: (name: string) => string | null): DeepLink {
  const read = (name: (typeof linkNames)[number], form: RegExp) => {
    const text = value(name)?.trim() ?? "";
    return form.test(text) ? text : "";
  };
  const values: Partial<Draft> = {};
  const postcode = read("postcode", /^\d{5}$/);
  const consumption = read("consumption", number);
  const offPeak = read("consumption-off-peak", number);
  const commodity = value("commodity") ?? "";
  const customerType = value("customer-type") ?? "";
  if (commodities.includes(commodity)) {
    values.commodity = commodity as Commodity;
    values.twoRate = commodity === "heating_electricity";
  }
  if (customerType === "household" || customerType === "business") values.customerType = customerType;
  if (postcode) values.postcode = postcode;
  if (consumption) values.consumption = consumption;
  if (offPeak) Object.assign(values, { consumptionOffPeak: offPeak, twoRate: true });
  const partner = read("partner", code);
  const referralCode = read("referral", code);
  if (partner) values.partner = partner;
  if (referralCode) values.referralCode = referralCode;
  return {
    values,
    product: read("product", code),
    quote: read("quote", code),
    form: read("form", /^[\w.-]{10,200}$/),
  };
}
