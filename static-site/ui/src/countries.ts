/** Countries that an address may be in: the home market, its neighbours, then the rest of Europe. */
const codes = [
  ...["DE", "AT", "CH", "BE", "CZ", "DK", "FR", "LI", "LU", "NL", "PL"],
  ...["AL", "AD", "BA", "BG", "CY", "EE", "ES", "FI", "GB", "GR", "HR", "HU", "IE", "IS", "IT", "LT", "LV"],
  ...["MC", "MD", "ME", "MK", "MT", "NO", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TR", "UA", "VA", "XK"],
];
const home = "DE";

/** The name of a country in a language. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}

/** Countries to choose from, the home market first; `present` is among them in any case. */
export function countryChoices(language: string, present: string): { value: string; label: string }[] {
  const others = [...new Set([...codes, present])].filter((code) => code !== home);
  const named = others.map((value) => ({ value, label: countryName(value, language) }));
  named.sort((one, other) => one.label.localeCompare(other.label, language));
  return [{ value: home, label: countryName(home, language) }, ...named];
}

/** What an address says of its country: nothing at home. */
export function countryLine(code: string | undefined, language: string): string {
  return !code || code === home ? "" : countryName(code, language);
}
