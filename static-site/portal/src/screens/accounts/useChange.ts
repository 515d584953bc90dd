import { Attempt } from "@wattwerk/ui/api/idempotency";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useRef, useState } from "react";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { useFieldText } from "../../texts/problems";
import { useRequestsChanged } from "../requests/queries";

/** What every request that changes something needs beside its body. */
export interface Sending {
  params: { header: { "Idempotency-Key": string } };
  headers: Record<string, string>;
}

/** A change on its way: whether it has left, whether it has arrived, and what the server said of it. */
export type Change<Body> = ReturnType<typeof useChange<Body>>;

/** Sends a change once, however often the button is pressed, and keeps what the server said of it. */
export function useChange<Body>(post: (body: Body, sending: Sending) => Promise<unknown>) {
  const { customerNumber } = useCustomerChoice();
  const changed = useRequestsChanged();
  const fieldText = useFieldText();
  const attempt = useRef(new Attempt());
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  async function send(body: Body) {
    setSending(true);
    setProblem(null);
    try {
      await post(body, {
        params: { header: { "Idempotency-Key": attempt.current.keyFor(body) } },
        headers: customerHeader(customerNumber),
      });
      attempt.current.finish();
      setSent(true);
      await changed();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setSending(false);
    }
  }

  /** The text for a field that the server refused. */
  function fault(pointer: string): string | null {
    const found = problem?.errors.find((one) => one.pointer === pointer);
    return found ? fieldText(found) : null;
  }

  return { send, sending, sent, problem, fault };
}
