import type { Contract, Customer } from "@wattwerk/ui/api/models";
import type { TFunction } from "i18next";

export type PostalAddress = Customer["billing_address"];

/** Street and house number. */
export function streetLine(address: Pick<PostalAddress, "street" | "house_number">): string {
  return `${address.street} ${address.house_number}`.trim();
}

/** An address in one line. */
export function addressLine(address: Omit<PostalAddress, "addition" | "country">): string {
  return `${streetLine(address)}, ${address.postcode} ${address.town}`;
}

/** The name of a customer: the company's, or title, first and last name. */
export function customerName(customer: Customer): string {
  if (customer.company) return customer.company;
  return [customer.title, customer.first_name, customer.last_name].filter(Boolean).join(" ");
}

/** A contract as a choice: "Strom, Lindenstraße 4". */
export function contractLabel(contract: Contract, t: TFunction): string {
  return `${t(`commodities.${contract.commodity}`)}, ${streetLine(contract.supply_point.address)}`;
}
