import { describe, expect, it } from "vitest";
import { SessionKeeper } from "../src/api/session";

const json = (body: unknown, status = 200, type = "application/json") =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });

const session = (token: string) =>
  json({ status: "signed_in", access_token: token, expires_in: 900, profile: { name: "Anna Groß" } });

/** A server that knows one good access token and answers refreshments with the next one. */
function server(options: { refreshable: boolean }) {
  const calls: string[] = [];
  let number = 0;
  const fetchAnswer = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname;
    calls.push(path);
    if (path === "/api/identity/refreshments") {
      await Promise.resolve();
      return options.refreshable
        ? session(`token-${++number}`)
        : json({ code: "session_ended" }, 401, "application/problem+json");
    }
    const good = request.headers.get("Authorization") === `Bearer token-${number}` && number > 0;
    return good ? json({ ok: true }) : json({ message: "Unauthorized" }, 401);
  };
  return { calls, fetchAnswer, expire: () => number++ };
}

const page = "http://localhost/api";
const request = () => new Request("http://localhost/api/portal/dashboard");

describe("a session", () => {
  it("asks for one access token when many requests start at once", async () => {
    const { calls, fetchAnswer } = server({ refreshable: true });
    const keeper = new SessionKeeper("customer", page, fetchAnswer);
    const answers = await Promise.all([1, 2, 3].map(() => keeper.send(request())));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(calls.filter((path) => path.endsWith("refreshments"))).toHaveLength(1);
  });

  it("renews an expired access token once and repeats the request", async () => {
    const { fetchAnswer, expire } = server({ refreshable: true });
    const keeper = new SessionKeeper("customer", page, fetchAnswer);
    await keeper.restore();
    expire();
    expect((await keeper.send(request())).status).toBe(200);
  });

  it("ends when the cookie is no longer good, and says so", async () => {
    const { fetchAnswer } = server({ refreshable: false });
    const keeper = new SessionKeeper("customer", page, fetchAnswer);
    const seen: string[] = [];
    keeper.subscribe(() => seen.push(keeper.getState().status));
    expect((await keeper.send(request())).status).toBe(401);
    expect(seen).toContain("signed_out");
  });

  it("takes it for no error that nobody is signed in", async () => {
    const keeper = new SessionKeeper("customer", page, async () => json({ status: "signed_out" }));
    expect(await keeper.restore()).toEqual({ status: "signed_out", profile: null, challenge: null });
  });

  it("survives a lost connection", async () => {
    const keeper = new SessionKeeper("customer", page, () => Promise.reject(new TypeError("offline")));
    await expect(keeper.restore()).rejects.toMatchObject({ code: "connection_failed" });
    expect(keeper.getState().status).toBe("unknown");
  });
});
