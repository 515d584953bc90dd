import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Machine, MachineState } from "@wattwerk/ui/api/models";
import { useRef } from "react";
import { api } from "../application/session";

/** The status machine of a brand, and the draft for it. */
export function useMachine(brand: string) {
  return useQuery({
    queryKey: ["status-machine", brand],
    // Somebody edits it here: it must not change under the hands.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: () =>
      answerOf(api.GET("/staff/brands/{brand_id}/status-machine", { params: { path: { brand_id: brand } } })),
  });
}

/** Ways to change the machine of a brand. Each brings what holds afterwards. */
export function useMachineChanges(brand: string) {
  const queries = useQueryClient();
  const publishing = useRef(new Attempt()).current;
  const restoring = useRef(new Attempt()).current;
  const path = { brand_id: brand };
  const taken = (state: MachineState) => {
    queries.setQueryData(["status-machine", brand], state);
    void queries.invalidateQueries({ queryKey: ["machine-revisions", brand] });
    return state;
  };
  return {
    save: (machine: Machine, draftVersion: number | null) =>
      answerOf(
        api.PUT("/staff/brands/{brand_id}/status-machine/draft", {
          params: { path },
          body: { machine, draft_version: draftVersion },
        }),
      ).then(taken),
    discard: () =>
      answerOf(api.DELETE("/staff/brands/{brand_id}/status-machine/draft", { params: { path } })).then(taken),
    publish: async (body: { draft_version: number; replaces: number }) => {
      const header = { "Idempotency-Key": publishing.keyFor(body) };
      const answer = await answerOf(
        api.POST("/staff/brands/{brand_id}/status-machine/publication", { params: { path, header }, body }),
      );
      publishing.finish();
      return taken(answer);
    },
    restore: async (version: number, replaces: number) => {
      const header = { "Idempotency-Key": restoring.keyFor({ version, replaces }) };
      const answer = await answerOf(
        api.POST("/staff/brands/{brand_id}/status-machine/revisions/{version}/restoration", {
          params: { path: { ...path, version: String(version) }, header },
          body: { replaces },
        }),
      );
      restoring.finish();
      return taken(answer);
    },
    reload: () => queries.invalidateQueries({ queryKey: ["status-machine", brand] }),
  };
}
