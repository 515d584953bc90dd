import { queryOptions, useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Profile } from "@wattwerk/ui/api/models";
import { useDeferredValue } from "react";
import { shownCustomer, useCustomerChoice } from "../session/CustomerChoice";
import { customerApi } from "../session/connection";
import { queries } from "./answers";

/** Says whose data are asked for, when a login has several customer numbers. */
export function customerHeader(customerNumber: string | null): Record<string, string> {
  return customerNumber ? { "X-Customer-Number": customerNumber } : {};
}

function dashboardQuery(customerNumber: string | null) {
  return queryOptions({
    queryKey: ["dashboard", customerNumber],
    queryFn: () =>
      answerOf(customerApi.GET("/portal/dashboard", { headers: customerHeader(customerNumber) })),
  });
}

/**
 * Customer, accounts, contracts and meters in one read; most screens live on it alone. A new answer is
 * deferred: React shows it in small steps, and slow phones stay responsive.
 */
export function useDashboard() {
  const { data, error, refetch } = useQuery(dashboardQuery(useCustomerChoice().customerNumber));
  return { data: useDeferredValue(data), error, refetch };
}

/** Ask for the overview before a screen does. */
export function askForDashboard(profile: Profile): void {
  void queries.prefetchQuery(dashboardQuery(shownCustomer(profile)));
}

/** A contract with its account; shows what the overview knows until the answer is there. */
export function useContract(contractNumber: string) {
  const { customerNumber } = useCustomerChoice();
  const dashboard = useDashboard().data;
  return useQuery({
    queryKey: ["contract", customerNumber, contractNumber],
    queryFn: () =>
      answerOf(
        customerApi.GET("/portal/contracts/{contract_number}", {
          params: { path: { contract_number: contractNumber } },
          headers: customerHeader(customerNumber),
        }),
      ),
    placeholderData: () => {
      const contract = dashboard?.contracts.find((one) => one.contract_number === contractNumber);
      const account = dashboard?.accounts.find((one) => one.account_number === contract?.account_number);
      return contract && account ? { contract, account } : undefined;
    },
  });
}

/** How the readings of a meter are asked for; several screens share the answer. */
export function readingsQuery(customerNumber: string | null, meterId: string) {
  return queryOptions({
    queryKey: ["readings", customerNumber, meterId],
    queryFn: () =>
      answerOf(
        customerApi.GET("/portal/meters/{meter_id}/readings", {
          params: { path: { meter_id: meterId } },
          headers: customerHeader(customerNumber),
        }),
      ),
  });
}

/** All readings of a meter and the days on which one may be reported. */
export function useReadings(meterId: string | undefined) {
  const { customerNumber } = useCustomerChoice();
  return useQuery({ ...readingsQuery(customerNumber, meterId ?? ""), enabled: meterId !== undefined });
}
