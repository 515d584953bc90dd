import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { BrandState, Configuration } from "@wattwerk/ui/api/models";
import { useRef } from "react";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import type { JsonSchema } from "./schema";

/** What is published of the chosen brand, and the draft for it. */
export function useConfiguration() {
  const { brand } = useBrand();
  return useQuery({
    queryKey: ["configuration", brand],
    // Somebody edits it here: it must not change under the hands.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: () =>
      answerOf(api.GET("/staff/brands/{brand_id}/configuration", { params: { path: { brand_id: brand } } })),
  });
}

/** The schemas from which the forms are made. */
export function useConfigurationSchema() {
  return useQuery({
    queryKey: ["configuration-schema"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      answerOf(api.GET("/staff/configuration-schema")) as Promise<Record<"brand" | "settings", JsonSchema>>,
  });
}

/** Ways to change the configuration of a brand. Each brings what holds afterwards. */
export function useChanges(brand: string) {
  const queries = useQueryClient();
  const publishing = useRef(new Attempt()).current;
  const restoring = useRef(new Attempt()).current;
  const path = { brand_id: brand };
  const taken = (configuration: Configuration) => {
    queries.setQueryData(["configuration", brand], configuration);
    return configuration;
  };
  const published = (configuration: Configuration) => {
    queries.setQueryData(["brand", brand], configuration.published.brand);
    void queries.invalidateQueries({ queryKey: ["revisions", brand] });
    return taken(configuration);
  };
  return {
    save: useMutation({
      mutationFn: ({ state, version }: { state: BrandState; version: number | null }) =>
        answerOf(
          api.PUT("/staff/brands/{brand_id}/draft", {
            params: { path },
            body: {
              brand: state.brand,
              settings: state.settings,
              pages: state.pages ?? {},
              draft_version: version,
            },
          }),
        ).then(taken),
    }),
    discard: () => answerOf(api.DELETE("/staff/brands/{brand_id}/draft", { params: { path } })).then(taken),
    publish: async (body: { draft_version: number; replaces: number }) => {
      const header = { "Idempotency-Key": publishing.keyFor(body) };
      const answer = await answerOf(
        api.POST("/staff/brands/{brand_id}/publication", { params: { path, header }, body }),
      );
      publishing.finish();
      return published(answer);
    },
    restore: async (version: number, replaces: number) => {
      const header = { "Idempotency-Key": restoring.keyFor({ version, replaces }) };
      const answer = await answerOf(
        api.POST("/staff/brands/{brand_id}/revisions/{version}/restoration", {
          params: { path: { ...path, version: String(version) }, header },
          body: { replaces },
        }),
      );
      restoring.finish();
      return published(answer);
    },
    reload: () => queries.invalidateQueries({ queryKey: ["configuration", brand] }),
  };
}
