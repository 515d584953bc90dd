/** The digits of a market location (MaLo-ID) without the blanks that people type. */
export function compactMarketLocation(text: string): string {
  return text.replace(/[\s.-]/g, "");
}

/**
 * Eleven digits, the first not 0, the last a check digit (BDEW): digits at odd positions plus twice
 * those at even positions, filled up to the next ten. It is not the check digit of Luhn.
 */
export function isMarketLocation(text: string): boolean {
  const number = compactMarketLocation(text);
  if (!/^[1-9]\d{10}$/.test(number)) return false;
  const digits = [...number].map(Number);
  const last = digits.pop();
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 2), 0);
  return last === (10 - (sum % 10)) % 10;
}
