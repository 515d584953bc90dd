import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

/** Instalment of a contract account: now, planned, formerly, and what it can become. */
export function useInstalments(accountNumber: string) {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["instalments", customerNumber, accountNumber],
    queryFn: () =>
      answerOf(
        customerApi.GET("/portal/accounts/{account_number}/instalments", {
          params: { path: { account_number: accountNumber } },
          headers: customerHeader(customerNumber),
        }),
      ),
  });
}
