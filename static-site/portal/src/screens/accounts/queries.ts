import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
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

/** How a contract account is paid, with its history and the mandate in the language that is shown. */
export function useBankDetails(accountNumber: string) {
  const { customerNumber } = useCustomerChoice();
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return useQuery({
    queryKey: ["bank-details", customerNumber, accountNumber, language],
    queryFn: () =>
      answerOf(
        customerApi.GET("/portal/accounts/{account_number}/bank-details", {
          params: { path: { account_number: accountNumber }, query: { language } },
          headers: customerHeader(customerNumber),
        }),
      ),
  });
}
