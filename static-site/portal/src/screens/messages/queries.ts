import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { ConversationSummary } from "@wattwerk/ui/api/models";
import { useEffect } from "react";
import { customerHeader, useDashboard } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

/** What the customer has written and was answered, the latest message first. */
export function useConversations() {
  const { customerNumber } = useCustomerChoice();
  return useQuery(conversationsOf(customerNumber));
}

function conversationsOf(customerNumber: string | null) {
  return queryOptions({
    queryKey: ["conversations", customerNumber],
    queryFn: () =>
      answerOf(customerApi.GET("/portal/conversations", { headers: customerHeader(customerNumber) })),
  });
}

/** How many conversations have an answer that the customer has not seen; asked once the page stands. */
export function useUnread(): number {
  const { customerNumber } = useCustomerChoice();
  const stands = useDashboard().data !== undefined;
  const { data } = useQuery({ ...conversationsOf(customerNumber), enabled: stands });
  return data?.unread ?? 0;
}

/** Tells the server that the customer looks at the latest answer. */
export function useSeen({ conversation_id, unread }: ConversationSummary): void {
  const client = useQueryClient();
  const { customerNumber } = useCustomerChoice();
  useEffect(() => {
    if (!unread) return;
    const path = { conversation_id };
    answerOf(
      customerApi.POST("/portal/conversations/{conversation_id}/seen", {
        params: { path },
        headers: customerHeader(customerNumber),
      }),
    ).then(
      () => client.invalidateQueries({ queryKey: ["conversations"] }),
      // Who may only look leaves it unread for its owner; nothing else depends on it.
      () => undefined,
    );
  }, [client, customerNumber, conversation_id, unread]);
}

/** One conversation with all of its messages. */
export function useConversation(conversationId: string) {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["conversation", customerNumber, conversationId],
    queryFn: () =>
      answerOf(
        customerApi.GET("/portal/conversations/{conversation_id}", {
          params: { path: { conversation_id: conversationId } },
          headers: customerHeader(customerNumber),
        }),
      ),
  });
}

/** What can be written about, and who looks after the customer. */
export function useContactOptions() {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["contact-options", customerNumber],
    queryFn: () =>
      answerOf(customerApi.GET("/portal/contact-options", { headers: customerHeader(customerNumber) })),
  });
}
