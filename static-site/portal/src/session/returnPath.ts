/** Where to go on after signing in. */

/**
 * The path to return to, out of the address of the sign-in page.
 *
 * Only paths inside the portal are followed, so that a forged link cannot lead a customer who has
 * just typed a password to another site.
 */
export function returnPath(search: string): string {
  const wished = new URLSearchParams(search).get("to") ?? "/";
  const inside = /^\/(?![/\\])/.test(wished) && [...wished].every((sign) => sign > "\u001f" && sign !== "\\");
  return inside && !wished.startsWith("/sign-in") && !wished.startsWith("/link") ? wished : "/";
}

/** Address of the sign-in page that leads back to `wished`; the brand is known and need not be repeated. */
export function signInPath(wished: string): string {
  const path = wished.replace(/([?&])brand=[^&]*&?/, "$1").replace(/[?&]$/, "");
  return path === "/" || path === "" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(path)}`;
}
