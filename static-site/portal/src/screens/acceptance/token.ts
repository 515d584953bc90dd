/** What opens an offer or an order. It stands behind the `#` of the address and leaves it at once. */
export function takeFragment(name: string): string {
  const found = new URLSearchParams(location.hash.slice(1)).get(name) ?? history.state?.[name] ?? "";
  history.replaceState({ ...history.state, [name]: found }, "", location.pathname + location.search);
  return found;
}
