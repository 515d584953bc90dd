import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { ReadingReport } from "@wattwerk/ui/api/models";
import { customerHeader } from "../../api/queries";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

/** Milliseconds after the last key before the server is asked: long enough to finish a number. */
const PAUSE = 450;

/** What the server thinks of a report that is not sent yet. Asks when the person stops typing. */
export function usePlausibility(meterId: string, report: ReadingReport | null) {
  const { customerNumber } = useCustomerChoice();
  const body = report ? { ...report, confirmed: false, comment: "" } : null;
  const [asked] = useDebouncedValue(JSON.stringify(body), PAUSE);
  const settled = asked === JSON.stringify(body);
  const query = useQuery({
    queryKey: ["plausibility", customerNumber, meterId, asked],
    enabled: asked !== "null",
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () =>
      answerOf(
        customerApi.POST("/portal/meters/{meter_id}/reading-checks", {
          params: { path: { meter_id: meterId } },
          headers: customerHeader(customerNumber),
          body: JSON.parse(asked) as ReadingReport,
        }),
      ),
  });
  const current = settled && body !== null && !query.isPlaceholderData;
  return {
    result: current ? (query.data ?? null) : null,
    error: current ? query.error : null,
    checking: body !== null && (!settled || query.isFetching),
  };
}
