import { useMutation } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { CustomerDeclaration } from "@wattwerk/ui/api/models";
import { useRef } from "react";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { useRequests, useRequestsChanged } from "../requests/queries";
import { TakeBackQuestion } from "../requests/RequestCard";

/** The way back from a declaration, as long as billing has not got it. */
export function TakeBackDeclaration({ declaration }: { declaration: CustomerDeclaration }) {
  const { customerNumber } = useCustomerChoice();
  const requests = useRequests().data?.requests;
  const changed = useRequestsChanged();
  const attempt = useRef(new Attempt());
  const number = declaration.declaration_number;
  const takeBack = useMutation({
    mutationFn: () =>
      answerOf(
        customerApi.POST("/portal/declarations/{declaration_number}/withdrawal", {
          params: {
            path: { declaration_number: number },
            header: { "Idempotency-Key": attempt.current.keyFor(number) },
          },
          headers: customerHeader(customerNumber),
        }),
      ),
    onSettled: () => {
      attempt.current.finish();
      return changed();
    },
  });
  const request = requests?.find(({ transaction_id }) => transaction_id === declaration.transaction_id);
  if (!declaration.undoable && !request?.undoable) return null;
  return (
    <TakeBackQuestion
      kind={declaration.kind}
      error={takeBack.error}
      sending={takeBack.isPending}
      send={() => takeBack.mutate()}
    />
  );
}
