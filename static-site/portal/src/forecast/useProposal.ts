import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { InstalmentChange } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useRef, useState } from "react";
import { customerHeader } from "../api/queries";
import { useRequestsChanged } from "../screens/requests/queries";
import { useCustomerChoice } from "../session/CustomerChoice";
import { customerApi } from "../session/connection";

/** Ask for the proposed instalment with one tap. */
export function useProposal(accountNumber: string) {
  const { customerNumber } = useCustomerChoice();
  const changed = useRequestsChanged();
  const attempt = useRef(new Attempt());
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const accept = async (body: InstalmentChange) => {
    setSending(true);
    setProblem(null);
    try {
      await answerOf(
        customerApi.POST("/portal/accounts/{account_number}/instalments", {
          params: {
            path: { account_number: accountNumber },
            header: { "Idempotency-Key": attempt.current.keyFor(body) },
          },
          headers: customerHeader(customerNumber),
          body,
        }),
      );
      attempt.current.finish();
      setSent(true);
      await changed();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setSending(false);
    }
  };
  return { accept, sending, sent, problem };
}
