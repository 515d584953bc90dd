import { answerOf } from "@wattwerk/ui/api/client";
import type { RetentionRun, StaffErasure } from "@wattwerk/ui/api/models";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFilter } from "../list/FilterChips";
import { usePagedList } from "../list/usePagedList";

/** The states of a request for erasure. */
export const states = ["requested", "done"] as const;

/** Requests for erasure to the brand, the latest first; a list and its open entry share them. */
export function useErasures() {
  const { brand } = useBrand();
  const wanted = useFilter("status");
  const state = states.find((one) => one === wanted);
  return usePagedList<StaffErasure>(["erasures", brand, state], (cursor) =>
    answerOf(
      api.GET("/staff/erasures", {
        params: { query: { brand, ...(state && { state }), ...(cursor && { cursor }) } },
      }),
    ),
  );
}

/** What the deletion concept has done for the brand, the latest run first. */
export function useRetentionRuns() {
  const { brand } = useBrand();
  return usePagedList<RetentionRun>(["retention-runs", brand], (cursor) =>
    answerOf(api.GET("/staff/retention-runs", { params: { query: { brand, ...(cursor && { cursor }) } } })),
  );
}
