import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { CustomerDeclaration } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { useRequestsChanged } from "../requests/queries";
import { type EndDraft, reasonFaults, wishOf } from "./draft";

/** When a contract can end, and what has been declared about it. */
export function useContractEnd(contractNumber: string) {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["contract-end", customerNumber, contractNumber],
    queryFn: () =>
      answerOf(
        customerApi.GET("/portal/contracts/{contract_number}/end", {
          params: { path: { contract_number: contractNumber } },
          headers: customerHeader(customerNumber),
        }),
      ),
  });
}

/** On which day the contract would end; asked for whenever the wish is complete. */
export function useEndPreview(contractNumber: string, draft: EndDraft) {
  const { customerNumber } = useCustomerChoice();
  const wish = wishOf(draft);
  return useQuery({
    queryKey: ["end-preview", customerNumber, contractNumber, wish],
    enabled: Object.keys(reasonFaults(draft)).length === 0,
    queryFn: () =>
      answerOf(
        customerApi.POST("/portal/contracts/{contract_number}/end-previews", {
          params: { path: { contract_number: contractNumber } },
          headers: customerHeader(customerNumber),
          body: wish,
        }),
      ),
  });
}

/** Sends a declaration once, and asks for everything anew that shows it. */
export function useDeclare() {
  const client = useQueryClient();
  const changed = useRequestsChanged();
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState<CustomerDeclaration | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function declare(send: () => Promise<CustomerDeclaration>) {
    setSending(true);
    setProblem(null);
    try {
      setSent(await send());
      await Promise.all([changed(), client.invalidateQueries({ queryKey: ["contract-end"] })]);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setSending(false);
    }
  }
  return { declare, sending, sent, problem };
}
