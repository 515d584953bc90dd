import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { useRef } from "react";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

/** What the customer asked for, newest first. */
export function useRequests() {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["requests", customerNumber],
    queryFn: () => answerOf(customerApi.GET("/portal/requests", { headers: customerHeader(customerNumber) })),
  });
}

/** After a request was made or taken back, everything that shows it is asked for anew. */
export function useRequestsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const keys = [
      "requests",
      "dashboard",
      "contract",
      "contract-end",
      "instalments",
      "bank-details",
      "readings",
      "forecasts",
    ];
    await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}

/** Takes a request back, with those that were made together with it. */
export function useTakeBack(transactionId: string) {
  const { customerNumber } = useCustomerChoice();
  const changed = useRequestsChanged();
  const attempt = useRef(new Attempt());
  return useMutation({
    mutationFn: () =>
      answerOf(
        customerApi.POST("/portal/requests/{transaction_id}/withdrawal", {
          params: {
            path: { transaction_id: transactionId },
            header: { "Idempotency-Key": attempt.current.keyFor(transactionId) },
          },
          headers: customerHeader(customerNumber),
        }),
      ),
    onSettled: () => {
      attempt.current.finish();
      return changed();
    },
  });
}
