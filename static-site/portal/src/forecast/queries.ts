import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { customerHeader } from "../api/queries";
import { useCustomerChoice } from "../session/CustomerChoice";
import { customerApi } from "../session/connection";

/** How the contract accounts will stand at the end of their years. */
export function useForecasts() {
  const { customerNumber } = useCustomerChoice();
  return useQuery({
    queryKey: ["forecasts", customerNumber],
    queryFn: () =>
      answerOf(customerApi.GET("/portal/forecasts", { headers: customerHeader(customerNumber) })),
  });
}
