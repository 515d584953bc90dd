import type { CancellationInPortal, Meter } from "@wattwerk/ui/api/models";

export type Ground = "ordinary" | "moving" | "price_change" | "important_cause";
export const grounds: Ground[] = ["ordinary", "moving", "price_change", "important_cause"];

/** What the date means, by the reason for which somebody leaves. */
export const wishes: Record<Ground, string> = {
  ordinary: "wished_on",
  moving: "moving_on",
  price_change: "prices_from",
  important_cause: "wished_on",
};

export interface AddressDraft {
  street: string;
  house_number: string;
  postcode: string;
  town: string;
  /** ISO 3166-1 code; people move abroad, and bills follow them. */
  country: string;
}

export type Payment = "unchanged" | "transfer" | "other_account";
export const payments: Payment[] = ["unchanged", "transfer", "other_account"];

/** Everything that the steps collect, as typed. */
export interface EndDraft {
  ground: Ground;
  wishedOn: string;
  explanation: string;
  newAddress: AddressDraft;
  billTo: "unchanged" | "new" | "other";
  billAddress: AddressDraft;
  payment: Payment;
  meterId: string;
  readOn: string;
  values: Record<string, string>;
  confirmed: boolean;
}

export const nowhere: AddressDraft = { street: "", house_number: "", postcode: "", town: "", country: "DE" };

export function emptyDraft(today: string): EndDraft {
  return {
    ground: "ordinary",
    wishedOn: "",
    explanation: "",
    newAddress: nowhere,
    billTo: "unchanged",
    billAddress: nowhere,
    payment: "unchanged",
    meterId: "",
    readOn: today,
    values: {},
    confirmed: false,
  };
}

/** Keys of the texts that name what is missing, by field. */
export type Faults = Record<string, string>;

export function addressFaults(address: AddressDraft, prefix: string): Faults {
  const faults: Faults = {};
  for (const [name, value] of Object.entries(address)) {
    if (!value.trim()) faults[`${prefix}.${name}`] = "fields.required";
  }
  const fitting = address.country === "DE" ? /^\d{5}$/ : /^.{3,12}$/;
  if (address.postcode.trim() && !fitting.test(address.postcode.trim())) {
    faults[`${prefix}.postcode`] = "fields.postcode_invalid";
  }
  return faults;
}

/** Nothing keeps a cancellation from being declared, but who moves early needs day and address. */
export function reasonFaults(draft: EndDraft): Faults {
  const faults: Faults = {};
  if ((draft.ground === "moving" || draft.ground === "price_change") && !draft.wishedOn) {
    faults.wishedOn = "fields.required";
  }
  if (draft.ground === "important_cause" && !draft.explanation.trim()) {
    faults.explanation = "fields.required";
  }
  return draft.ground === "moving" ? { ...faults, ...addressFaults(draft.newAddress, "newAddress") } : faults;
}

export function billFaults(draft: EndDraft): Faults {
  return draft.billTo === "other" ? addressFaults(draft.billAddress, "billAddress") : {};
}

/** A reading may be left out; one that was begun must be complete. */
export function readingFaults(draft: EndDraft, meter: Meter | undefined): Faults {
  const faults: Faults = {};
  if (!meter || !begun(draft)) return faults;
  for (const { kind } of meter.registers) {
    const value = plainReading(draft.values[kind] ?? "");
    if (value === null) faults[`values.${kind}`] = "report.value_missing";
  }
  if (!draft.readOn) faults.readOn = "report.date_missing";
  return faults;
}

export function begun(draft: EndDraft): boolean {
  return Object.values(draft.values).some((value) => value.trim() !== "");
}

/** A reading as typed ("12.345,6") as the API wants it ("12345.6"), or null when it is none. */
export function plainReading(typed: string): string | null {
  const compact = typed.replace(/[\s\u00a0\u202f]/g, "");
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?$/.exec(compact);
  if (!match?.[1]) return null;
  return match[2] ? `${match[1].replace(/\./g, "")}.${match[2]}` : match[1].replace(/\./g, "");
}

function sent(address: AddressDraft) {
  const { street, house_number, postcode, town, country } = address;
  return {
    country,
    street: street.trim(),
    house_number: house_number.trim(),
    postcode: postcode.trim(),
    town: town.trim(),
    addition: "",
  };
}

export function wishOf(draft: EndDraft) {
  return {
    ground: draft.ground,
    explanation: draft.explanation.trim(),
    wished_on: draft.wishedOn || null,
    new_address: draft.ground === "moving" ? sent(draft.newAddress) : null,
    new_market_location: "",
  };
}

export function finalBillOf(draft: EndDraft) {
  const bill = { unchanged: null, new: draft.newAddress, other: draft.billAddress }[draft.billTo];
  return { address: bill && sent(bill), payment: draft.payment };
}

/** What is sent in the end. */
export function cancellationOf(draft: EndDraft, meter: Meter | undefined): CancellationInPortal {
  return {
    ...wishOf(draft),
    final_bill: finalBillOf(draft),
    reading:
      meter && begun(draft)
        ? {
            meter_id: meter.meter_id,
            report: {
              date: draft.readOn,
              values: meter.registers.map(({ kind }) => ({
                kind,
                value: plainReading(draft.values[kind] ?? "") ?? "",
              })),
              confirmed: draft.confirmed,
              comment: "",
            },
          }
        : null,
  };
}
