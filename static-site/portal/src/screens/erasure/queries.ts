import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Erasure, ErasureOverview } from "@wattwerk/ui/api/models";
import { useRef } from "react";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

const soon = 3_000;

/** What erasure would do now, and the latest request; while one is under way it is asked for again. */
export function useErasure() {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["erasure", customerNumber],
    queryFn: () =>
      answerOf(customerApi.GET("/portal/privacy/erasures", { headers: customerHeader(customerNumber) })),
    refetchInterval: ({ state }) => (state.data?.latest?.state === "requested" ? soon : false),
  });
}

/** Sends the request once, however often the button is pressed. */
export function useErasureRequest(): (password: string) => Promise<Erasure> {
  const { customerNumber } = useCustomerChoice();
  const queries = useQueryClient();
  const attempt = useRef(new Attempt());
  return async (password) => {
    const body = { password };
    const latest = await answerOf(
      customerApi.POST("/portal/privacy/erasures", {
        params: { header: { "Idempotency-Key": attempt.current.keyFor(body) } },
        headers: customerHeader(customerNumber),
        body,
      }),
    );
    attempt.current.finish();
    queries.setQueryData<ErasureOverview>(
      ["erasure", customerNumber],
      (known) => known && { ...known, latest },
    );
    return latest;
  };
}
