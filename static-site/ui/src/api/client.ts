import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./interim";
import { ApiProblem, problemOf } from "./problem";

export type Api = Client<paths>;

/** Something that sends requests: the browser's own `fetch`, or a session that adds its access token. */
export type Send = (request: Request) => Promise<Response>;

/**
 * Make the typed client.
 *
 * @param base address of the API, e.g. `/api` or `https://www.stadtwerke.example/api`
 * @param send `session.send` for those who are signed in
 */
export function createApi(base: string, send: Send = (request) => fetch(request)): Api {
  return createClient<paths>({ baseUrl: base.replace(/\/$/, ""), fetch: send });
}

interface Result<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * Wait for an answer and return its data.
 *
 *     const quote = await answerOf(api.POST("/public/quotes", { ... }));
 *
 * @throws ApiProblem for every refusal and for a lost connection
 */
export async function answerOf<Data>(pending: Promise<Result<Data>>): Promise<NonNullable<Data>> {
  let result: Result<Data>;
  try {
    result = await pending;
  } catch (thrown) {
    if (thrown instanceof ApiProblem) throw thrown;
    throw new ApiProblem(0, "connection_failed");
  }
  if (!result.response.ok) throw problemOf(result.response.status, result.error);
  return result.data as NonNullable<Data>;
}
