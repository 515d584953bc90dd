import { Attempt } from "@wattwerk/ui/api/idempotency";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";

/** Sends a form: one request at a time, its refusal, and one key for each content. */
export function useSending() {
  const [attempt] = useState(() => new Attempt());
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);

  async function send(request: () => Promise<void>) {
    setSending(true);
    setProblem(null);
    try {
      await request();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }

  return { attempt, problem, sending, send };
}
