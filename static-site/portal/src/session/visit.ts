/** What this browser knows about an earlier sign-in, apart from the cookie that no script can read. */

const key = "wattwerk.portal.signed-in";
const severalKey = "wattwerk.portal.several-contracts";
let leaving = false;

/**
 * True when asking for a running session is worth a request. Without an earlier sign-in the answer is
 * known, and a refusal would only fill the browser's log.
 */
export function mayHaveSession(): boolean {
  try {
    return localStorage.getItem(key) === "yes";
  } catch {
    return true;
  }
}

/** Note that somebody signed in, or that the session is over. */
export function noteSession(signedIn: boolean): void {
  if (signedIn) leaving = false;
  try {
    if (signedIn) localStorage.setItem(key, "yes");
    else {
      localStorage.removeItem(key);
      localStorage.removeItem(severalKey);
    }
  } catch {
    // Then every visit asks the server.
  }
}

/** True when there was a contract to choose at the last visit, and its place is best kept free. */
export function hadSeveral(): boolean {
  try {
    return localStorage.getItem(severalKey) === "yes";
  } catch {
    return false;
  }
}

export function noteSeveral(several: boolean): void {
  try {
    if (several) localStorage.setItem(severalKey, "yes");
    else localStorage.removeItem(severalKey);
  } catch {
    // Then the page moves a little when the choice appears.
  }
}

/** The customer pressed "sign out": the next page is the sign-in, without a way back. */
export function noteDeparture(): void {
  leaving = true;
}

export function leftByChoice(): boolean {
  return leaving;
}
