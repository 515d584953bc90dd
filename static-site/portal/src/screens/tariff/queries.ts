import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi, publicApi } from "../../session/connection";

/** The tariff of a contract with its price sheet for a day; the last one stays while another is on its way. */
export function useTariff(contractNumber: string, day: string) {
  const { customerNumber } = useCustomerChoice();
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return useQuery({
    queryKey: ["tariff", customerNumber, contractNumber, language, day],
    queryFn: () =>
      answerOf(
        customerApi.GET("/portal/contracts/{contract_number}/tariff", {
          params: { path: { contract_number: contractNumber }, query: { language, ...(day && { on: day }) } },
          headers: customerHeader(customerNumber),
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** Fetches a document of a tariff: its address lives for minutes, so it is asked for at the click. */
export async function fetchProductFile(brand: string, fileId: string): Promise<void> {
  const { address } = await answerOf(
    publicApi.GET("/public/product-files/{brand}/{file_id}", {
      params: { path: { brand, file_id: fileId } },
    }),
  );
  globalThis.location.assign(address);
}
