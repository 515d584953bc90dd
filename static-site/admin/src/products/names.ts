import type { Language } from "@wattwerk/ui/api/models";

interface Named {
  name: Record<Language, string>;
}

/**
 * The name of a product in the language of staff; `shipped` is what its customer reads, in the customer's language.
 * A product that is called otherwise by now keeps the name under which it was ordered.
 */
export function nameForStaff(shipped: string, products: Named[], language: Language): string {
  return products.find(({ name }) => Object.values(name).includes(shipped))?.name[language] ?? shipped;
}
