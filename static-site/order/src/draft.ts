import type { Commodity, CustomerType } from "@wattwerk/ui/api/models";

/** The answer to a question of a product: a text, a choice, several, or yes and no. */
export type Answer = string | string[] | boolean;
export type Answers = Record<string, Answer>;

/** Everything that a prospect types, as it stands in the fields. */
export interface Draft {
  commodity: Commodity;
  customerType: CustomerType;
  postcode: string;
  town: string;
  twoRate: boolean;
  consumption: string;
  consumptionOffPeak: string;
  /** Electricity and gas at once: whether the other one is wanted, too, and how much of it. */
  further: boolean;
  furtherConsumption: string;
  furtherProduct: string;
  furtherMeterNumber: string;
  furtherMarketLocation: string;
  furtherPreviousSupplier: string;
  productCode: string;
  bundleCode: string;
  /** What is ordered along with the tariff, by product code. */
  extras: string[];
  /** Answers to the questions of products, by product code and key. */
  answers: Record<string, Answers>;
  street: string;
  /** Prices differ by street here, so the street was asked for before the offers. */
  streetMatters: boolean;
  houseNumber: string;
  addition: string;
  billingDiffers: boolean;
  billingStreet: string;
  billingHouseNumber: string;
  billingAddition: string;
  billingPostcode: string;
  billingTown: string;
  reason: "supplier_switch" | "move_in";
  startWish: "earliest" | "date";
  desiredDate: string;
  earlyStart: boolean;
  previousSupplier: string;
  meterNumber: string;
  marketLocation: string;
  salutation: "ms" | "mr" | "none";
  title: string;
  firstName: string;
  lastName: string;
  company: string;
  registerCourt: string;
  registerNumber: string;
  vatId: string;
  dateOfBirth: string;
  email: string;
  phone: string;
  paymentMethod: "sepa_direct_debit" | "transfer";
  iban: string;
  accountHolder: string;
  mandate: boolean;
  terms: boolean;
  withdrawalInformation: boolean;
  powerOfAttorney: boolean;
  marketingEmail: boolean;
  /** Through whom the person came here; nobody types these. */
  partner: string;
  referralCode: string;
}

export type Field = keyof Draft;

/** What goes with a commodity in one house. */
export const furtherCommodity = ({ commodity }: Pick<Draft, "commodity">): Commodity =>
  commodity === "gas" ? "electricity" : "gas";

export const emptyDraft: Draft = {
  commodity: "electricity",
  customerType: "household",
  postcode: "",
  town: "",
  twoRate: false,
  consumption: "",
  consumptionOffPeak: "",
  further: false,
  furtherConsumption: "",
  furtherProduct: "",
  furtherMeterNumber: "",
  furtherMarketLocation: "",
  furtherPreviousSupplier: "",
  productCode: "",
  bundleCode: "",
  extras: [],
  answers: {},
  street: "",
  streetMatters: false,
  houseNumber: "",
  addition: "",
  billingDiffers: false,
  billingStreet: "",
  billingHouseNumber: "",
  billingAddition: "",
  billingPostcode: "",
  billingTown: "",
  reason: "supplier_switch",
  startWish: "earliest",
  desiredDate: "",
  earlyStart: false,
  previousSupplier: "",
  meterNumber: "",
  marketLocation: "",
  salutation: "none",
  title: "",
  firstName: "",
  lastName: "",
  company: "",
  registerCourt: "",
  registerNumber: "",
  vatId: "",
  dateOfBirth: "",
  email: "",
  phone: "",
  paymentMethod: "sepa_direct_debit",
  iban: "",
  accountHolder: "",
  mandate: false,
  terms: false,
  withdrawalInformation: false,
  powerOfAttorney: false,
  marketingEmail: false,
  partner: "",
  referralCode: "",
};
