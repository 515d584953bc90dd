/** An IBAN as people type it, without blanks and in capitals. */
export function compactIban(text: string): string {
  return text.replace(/[^0-9a-z]/gi, "").toUpperCase();
}

/** Groups of four, as printed on bank cards. */
export function groupedIban(text: string): string {
  return compactIban(text).replace(/(.{4})(?=.)/g, "$1 ");
}

/** Where the cursor belongs after grouping, so that typing in the middle does not jump to the end. */
export function cursorAfterGrouping(text: string, cursor: number): number {
  const typed = compactIban(text.slice(0, cursor)).length;
  return typed + Math.max(0, Math.ceil(typed / 4) - 1);
}

/** Length and check digits (ISO 13616, modulo 97). Whether the bank exists, the server knows. */
export function isIban(text: string): boolean {
  const iban = compactIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith("DE") && iban.length !== 22) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join("");
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
