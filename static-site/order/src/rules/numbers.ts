/** Whole number as people type it ("3.500", "3 500", "3500 kWh"), or null. */
export function wholeNumber(text: string): number | null {
  const digits = text
    .replace(/\s*kwh\s*$/i, "")
    .trim()
    .replace(/[\s\u00a0\u202f.,'’](?=\d{3}(\D|$))/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
