import type { EnergyProduct, ExtraField, MultilingualText, OtherProduct } from "@wattwerk/ui/api/models";
import type { FieldProblem } from "@wattwerk/ui/api/problem";
import type { TFunction } from "i18next";

/** A product while somebody works on it. */
export type Draft = EnergyProduct | OtherProduct;
export type Kind = Draft["kind"];

export const kinds: Kind[] = ["energy", "photovoltaics", "internet", "insurance", "smartphone", "other"];
export const languages = ["de", "en", "fr"] as const;

export function isEnergy(draft: Draft): draft is EnergyProduct {
  return draft.kind === "energy";
}

export const noText: MultilingualText = { de: "", en: "", fr: "" };

const common = {
  name: noText,
  description: noText,
  features: [],
  customer_types: ["household" as const],
  initial_term_months: 0,
  notice_period_days: 30,
  renewal_notice_days: 30,
  valid_from: null,
  valid_until: null,
  extra_fields: [],
  files: [],
};

/** An empty product of a kind. */
export function newProduct(code: string, kind: Kind): Draft {
  if (kind !== "energy") return { ...common, code, kind, price: null };
  return {
    ...common,
    code,
    kind,
    commodity: "electricity",
    green: false,
    two_rate: false,
    meter_types: ["single"],
    minimum_consumption: 1,
    maximum_consumption: 100_000,
    renewal: "open_ended",
    renewal_months: null,
    bonuses: [],
    price_guarantee_until: null,
    price_guarantee_scope: null,
    payment_methods: ["sepa_direct_debit", "transfer"],
    electricity_mix: {
      renewable_percent: "0",
      co2_grams_per_kwh: "0",
      radioactive_waste_mg_per_kwh: "0",
      year: 2025,
    },
  };
}

export function newField(): ExtraField {
  return {
    key: "",
    type: "text",
    label: noText,
    help: null,
    required: false,
    choices: [],
    unit: "",
    minimum: null,
    maximum: null,
    shown_when: null,
  };
}

/** What is wrong with a field, e.g. `name/de`; the server names the kind of product in between. */
export function faultAt(faults: FieldProblem[], field: string): FieldProblem | undefined {
  return faults.find(({ pointer }) => fieldOf(pointer) === field);
}

/** The path of a faulty field within the product. */
export function fieldOf(pointer: string): string {
  return pointer.replace(/^\/(product|arrangement)\/?(energy|other)?\/?/, "");
}

/** The path of a field as people call it, e.g. "Beschreibung · Deutsch"; places in lists stay numbers. */
export function fieldName(t: TFunction, path: string): string {
  return path
    .split("/")
    .map((step) =>
      t([`products.fields.${step}`, `products.languages.${step}`, `products.mix.${step}`], {
        defaultValue: step,
        number: "",
      }).trim(),
    )
    .join(" · ");
}

/** An identifier made from a name: small letters, digits and hyphens. */
export function codeOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
}
