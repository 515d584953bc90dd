import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { OwnTemplate } from "@wattwerk/ui/api/models";
import { useRef } from "react";
import { api } from "../application/session";

/** What a brand's own mail or letter is about. */
export const subjects = ["customer", "contract", "order"] as const;

/** The brand's own mails and letters that can be sent. */
export function useOwnTemplates(brand: string) {
  return useQuery({
    queryKey: ["own-templates", brand],
    staleTime: 60_000,
    queryFn: () =>
      answerOf(api.GET("/staff/brands/{brand_id}/own-templates", { params: { path: { brand_id: brand } } })),
  });
}

/** Ways to add, rename and remove them. */
export function useOwnTemplateChanges(brand: string) {
  const queries = useQueryClient();
  const attempt = useRef(new Attempt()).current;
  const changed = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["templates", brand] }),
      queries.invalidateQueries({ queryKey: ["template", brand] }),
      queries.invalidateQueries({ queryKey: ["own-templates", brand] }),
    ]);
  const one = ({ kind, key }: { kind: string; key: string }) => ({
    brand_id: brand,
    template_kind: kind,
    template_key: key,
  });
  return {
    define: useMutation({
      mutationFn: async (body: OwnTemplate & { kind: "mail" | "letter" }) => {
        const header = { "Idempotency-Key": attempt.keyFor(body) };
        const defined = await answerOf(
          api.POST("/staff/brands/{brand_id}/templates", {
            params: { path: { brand_id: brand }, header },
            body,
          }),
        );
        attempt.finish();
        await changed();
        return defined;
      },
    }),
    rename: async (template: { kind: string; key: string }, name: string) => {
      await answerOf(
        api.PUT("/staff/brands/{brand_id}/templates/{template_kind}/{template_key}/name", {
          params: { path: one(template) },
          body: { name },
        }),
      );
      await changed();
    },
    remove: async (template: { kind: string; key: string }) => {
      await answerOf(
        api.DELETE("/staff/brands/{brand_id}/templates/{template_kind}/{template_key}", {
          params: { path: one(template) },
        }),
      );
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["templates", brand] }),
        queries.invalidateQueries({ queryKey: ["own-templates", brand] }),
      ]);
    },
  };
}
