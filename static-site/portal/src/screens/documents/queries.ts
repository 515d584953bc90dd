import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { useCallback } from "react";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

/** All documents of the chosen customer, newest first. */
export function useDocuments() {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["documents", customerNumber],
    queryFn: () =>
      answerOf(customerApi.GET("/portal/documents", { headers: customerHeader(customerNumber) })),
  });
}

/** Fetches a document: its address lives for five minutes, so it is asked for at the click. */
export function useDownload(): (documentId: string) => Promise<void> {
  const { customerNumber } = useCustomerChoice();
  return useCallback(
    async (documentId) => {
      const { url } = await answerOf(
        customerApi.GET("/portal/documents/{document_id}/link", {
          params: { path: { document_id: documentId } },
          headers: customerHeader(customerNumber),
        }),
      );
      // The answer says "attachment": the page stays, the browser saves or shows the file.
      window.location.assign(url);
    },
    [customerNumber],
  );
}
