import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { OrderSummary, ShownStatus } from "@wattwerk/ui/api/models";
import { api } from "../application/session";

/**
 * Where the cases of listed orders stand, by order number: one request for each page of the list.
 * A case follows its order a moment later, so pages are asked again when an order moves and now and then.
 */
export function useCaseStatuses(brand: string, pages: OrderSummary[][]): ReadonlyMap<string, ShownStatus> {
  return useQueries({
    queries: pages
      .filter((orders) => orders.length > 0)
      .map((orders) => ({
        queryKey: [
          "case-statuses",
          brand,
          orders.map((order) => `${order.order_number} ${order.status}`),
        ] as const,
        queryFn: () =>
          answerOf(
            api.POST("/staff/case-statuses", {
              body: { brand, order_numbers: orders.map((order) => order.order_number) },
            }),
          ),
        // What was shown stays until the next answer is there.
        placeholderData: keepPreviousData,
        refetchInterval: 15_000,
      })),
    combine: joined,
  });
}

function joined(
  answers: { data: { statuses: Record<string, ShownStatus> } | undefined }[],
): ReadonlyMap<string, ShownStatus> {
  return new Map(answers.flatMap(({ data }) => Object.entries(data?.statuses ?? {})));
}
