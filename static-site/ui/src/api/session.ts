import { type Api, answerOf, createApi, type Send } from "./client";
import type { LinkOutcome, Profile, Session } from "./models";
import { ApiProblem } from "./problem";

export type Audience = "customer" | "staff";
export type SessionStatus = "unknown" | Session["status"];

export interface SessionState {
  status: SessionStatus;
  profile: Profile | null;
  /** Opaque session of an open second-factor question. */
  challenge: string | null;
}

const signedOut: SessionState = { status: "signed_out", profile: null, challenge: null };

/**
 * Who is signed in. The access token lives in memory only; the refresh token is a cookie that no
 * script can read. `subscribe` and `getState` fit React's `useSyncExternalStore`.
 */
export class SessionKeeper {
  #state: SessionState = { status: "unknown", profile: null, challenge: null };
  #token: string | null = null;
  #renewal: Promise<boolean> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #identity: Api;

  constructor(
    readonly audience: Audience,
    base = "/api",
    private readonly fetchAnswer: Send = (request) => fetch(request),
  ) {
    this.#identity = createApi(base, (request) =>
      fetchAnswer(new Request(request, { credentials: "same-origin" })),
    );
  }

  readonly getState = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Take up the session of an earlier visit, if its cookie is still good. */
  async restore(): Promise<SessionState> {
    await this.renew();
    return this.#state;
  }

  /** Sign in with a password. `status` may then be `second_factor_required` or `new_password_required`. */
  async signIn(name: string, password: string, brand?: string): Promise<SessionState> {
    const body = { audience: this.audience, name, password, brand: brand ?? null };
    return this.#begin(await answerOf(this.#identity.POST("/identity/sessions", { body })));
  }

  /** Choose a password in place of a generated one, and sign in. */
  async changeInitialPassword(name: string, password: string, chosen: string, brand: string) {
    const body = { brand, name, password, new_password: chosen };
    return this.#begin(await answerOf(this.#identity.POST("/identity/initial-passwords", { body })));
  }

  /** Answer the question for a one-time code. */
  async confirmSecondFactor(name: string, code: string, brand?: string): Promise<SessionState> {
    const session = this.#state.challenge ?? "";
    const body = { audience: this.audience, session, name, code, brand: brand ?? null };
    return this.#begin(await answerOf(this.#identity.POST("/identity/second-factors", { body })));
  }

  /** Sign in with the token of a mailed link; uses it up. */
  async signInByLink(token: string): Promise<SessionState> {
    return this.#begin(
      await answerOf(this.#identity.POST("/identity/magic-link-sessions", { body: { token } })),
    );
  }

  /** Choose a password through a mailed link; uses it up and signs in. */
  async choosePassword(token: string, password: string): Promise<SessionState> {
    return this.#begin(
      await answerOf(this.#identity.POST("/identity/passwords", { body: { token, password } })),
    );
  }

  /** Use a mailed link that confirms, undoes or accepts something; it may begin a session. */
  async followLink(token: string, password?: string): Promise<LinkOutcome> {
    const body = { token, password: password ?? null };
    const outcome = await answerOf(this.#identity.POST("/identity/link-uses", { body }));
    if (outcome.session) this.#begin(outcome.session);
    return outcome;
  }

  /** Go on with a session that the server has begun in place of this one. */
  takeOver(session: Session): void {
    this.#begin(session);
  }

  /** Forget the session here; the server has ended it. */
  forget(): void {
    this.#token = null;
    this.#set(signedOut);
  }

  /** End the session here and on the server. */
  async signOut(): Promise<void> {
    try {
      await answerOf(this.#identity.POST("/identity/sign-outs", { body: { audience: this.audience } }));
    } finally {
      this.#token = null;
      this.#set(signedOut);
    }
  }

  /** Get a new access token by the cookie. Many callers at once cause one request. */
  renew(): Promise<boolean> {
    this.#renewal ??= this.#refresh().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /**
   * Send a request with the access token. A refused token is renewed once; when that fails the session
   * is over and everybody who subscribed is told. A lost connection does not end a session.
   */
  readonly send: Send = async (request) => {
    const again = request.clone();
    if (!this.#token) await this.renew();
    const used = this.#token;
    const response = await this.fetchAnswer(this.#authorised(request));
    if (response.status !== 401 && !(response.status === 403 && !(await isOurs(response)))) return response;
    // Somebody else may have renewed the token while this request was on its way.
    const renewed = this.#token !== used || (await this.renew());
    return renewed ? this.fetchAnswer(this.#authorised(again)) : response;
  };

  #authorised(request: Request): Request {
    const headers = new Headers(request.headers);
    if (this.#token) headers.set("Authorization", `Bearer ${this.#token}`);
    return new Request(request, { headers });
  }

  async #refresh(): Promise<boolean> {
    try {
      const body = { audience: this.audience };
      const session = await answerOf(this.#identity.POST("/identity/refreshments", { body }));
      return this.#begin(session).status === "signed_in";
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.temporary) throw thrown;
      this.#token = null;
      this.#set(signedOut);
      return false;
    }
  }

  #begin(session: Session): SessionState {
    this.#token = session.access_token ?? null;
    this.#set({
      status: session.status,
      profile: session.profile ?? null,
      challenge: session.challenge ?? null,
    });
    return this.#state;
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** A 403 of ours is a decision about the record; one of the gateway means that the token is not accepted. */
async function isOurs(response: Response): Promise<boolean> {
  return (response.headers.get("Content-Type") ?? "").startsWith("application/problem+json");
}
