import type { Customer } from "@wattwerk/ui/api/models";

/** What customers may be told about, beyond what belongs to their contracts. */
export const wishes = ["reminders_email", "reminders_sms", "advertising_email", "advertising_phone"] as const;

export type Consents = Record<(typeof wishes)[number], boolean>;

/** What a customer has consented to; who has never been asked gets reminders by mail only. */
export function consented(customer: Customer): Consents {
  const given = customer.consents;
  return {
    reminders_email: given?.reminders_email ?? true,
    reminders_sms: given?.reminders_sms ?? false,
    advertising_email: given?.advertising_email ?? false,
    advertising_phone: given?.advertising_phone ?? false,
  };
}
