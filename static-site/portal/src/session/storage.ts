/** What this tab remembers. Storage may be forbidden or full; then the page works without memory. */

export function remembered(key: string): string | null {
  try {
    return sessionStorage.getItem(`wattwerk.portal.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(`wattwerk.portal.${key}`);
    else sessionStorage.setItem(`wattwerk.portal.${key}`, value);
  } catch {
    // The page works without memory.
  }
}

/** Forget everything, as at the end of a session on a shared computer. */
export function forgetAll(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith("wattwerk.portal.")) sessionStorage.removeItem(key);
    }
  } catch {
    // Nothing was stored.
  }
}
