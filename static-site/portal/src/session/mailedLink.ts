import { answerOf } from "@wattwerk/ui/api/client";
import type { LinkState } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { publicApi } from "./connection";

/** A link of one of our mails, as the address of this page holds it. */
export interface MailedLink {
  token: string;
  state: LinkState;
}

const unusable: LinkState = { usable: false, purpose: null, brand: null, needs_password: false };

let token: string | null = null;
let inspection: Promise<MailedLink> | null = null;

export function isLinkPage(): boolean {
  return /^\/portal\/link\/?$/.test(location.pathname);
}

/**
 * What the link is good for; looking at it does not use it up. Asked once per page.
 *
 * @throws ApiProblem when the answer did not arrive; the next call asks again
 */
export function mailedLink(): Promise<MailedLink> {
  token ??= takeToken();
  inspection ??= inspect(token).catch((thrown) => {
    inspection = null;
    throw thrown;
  });
  return inspection;
}

async function inspect(wanted: string): Promise<MailedLink> {
  try {
    const state = await answerOf(publicApi.POST("/identity/link-inspections", { body: { token: wanted } }));
    return { token: wanted, state };
  } catch (thrown) {
    if (asProblem(thrown).temporary) throw thrown;
    return { token: wanted, state: unusable };
  }
}

/** The token of the address. It leaves the address at once, so that it stays in no history. */
export function takeToken(): string {
  const address = new URL(location.href);
  const found = address.searchParams.get("token") ?? history.state?.token ?? "";
  address.searchParams.delete("token");
  history.replaceState({ ...history.state, token: found }, "", address);
  return found;
}
