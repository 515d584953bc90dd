import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./schema";

export { answerOf } from "./answer";

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
