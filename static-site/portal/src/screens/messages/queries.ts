import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

/** What the customer has written and was answered, the latest message first. */
export function useConversations() {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["conversations", customerNumber],
    queryFn: () =>
      answerOf(customerApi.GET("/portal/conversations", { headers: customerHeader(customerNumber) })),
  });
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
