import { ApiProblem, problemOf } from "./problem";

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
