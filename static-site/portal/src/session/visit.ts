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

/** False when the last visit showed that there is one contract only: nothing to choose, no place to keep. */
export function mayHaveSeveral(): boolean {
  try {
    return localStorage.getItem(severalKey) !== "no";
  } catch {
    return true;
  }
}

export function noteSeveral(several: boolean): void {
  try {
    localStorage.setItem(severalKey, several ? "yes" : "no");
  } catch {
    // Then the place is kept at each visit.
  }
}

/** The customer pressed "sign out": the next page is the sign-in, without a way back. */
export function noteDeparture(): void {
  leaving = true;
}

export function leftByChoice(): boolean {
  return leaving;
}
