import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Language, TemplateContent, TemplateKind } from "@wattwerk/ui/api/models";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";

/** Which template is open. */
export interface TemplateAddress {
  brand: string;
  kind: TemplateKind;
  key: string;
  language: Language;
}

function pathOf({ brand, kind, key, language }: TemplateAddress) {
  return { brand_id: brand, template_kind: kind, template_key: key, template_language: language };
}

/** All templates of a brand. */
export function useTemplates(brand: string) {
  const names = useNames();
  return useQuery({
    queryKey: ["templates", brand, names],
    queryFn: () =>
      answerOf(
        api.GET("/staff/brands/{brand_id}/templates", {
          params: { path: { brand_id: brand }, query: { names } },
        }),
      ),
  });
}

/** One template with all that it may use. */
export function useTemplate(address: TemplateAddress) {
  const names = useNames();
  return useQuery({
    queryKey: ["template", ...Object.values(address), names],
    // Somebody edits it here: it must not change under the hands.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: () =>
      answerOf(
        api.GET("/staff/brands/{brand_id}/templates/{template_kind}/{template_key}/{template_language}", {
          params: { path: pathOf(address), query: { names } },
        }),
      ),
  });
}

/** Ways to change a template; each needs the version that was seen. */
export function useTemplateSteps(address: TemplateAddress, version: number) {
  const queries = useQueryClient();
  const publishing = useRef(new Attempt()).current;
  const restoring = useRef(new Attempt()).current;
  const path = pathOf(address);
  const changed = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["template", ...Object.values(address)] }),
      queries.invalidateQueries({ queryKey: ["templates", address.brand] }),
      queries.invalidateQueries({ queryKey: ["template-revisions", ...Object.values(address)] }),
    ]);
  };
  const base = "/staff/brands/{brand_id}/templates/{template_kind}/{template_key}/{template_language}";
  return {
    reload: changed,
    save: useMutation({
      mutationFn: (content: TemplateContent) =>
        answerOf(api.PUT(`${base}/draft`, { params: { path }, body: { content, replaces: version } })).then(
          changed,
        ),
    }),
    discard: () =>
      answerOf(api.POST(`${base}/draft-removal`, { params: { path }, body: { replaces: version } })).then(
        changed,
      ),
    publish: async () => {
      const body = { replaces: version };
      const header = { "Idempotency-Key": publishing.keyFor({ ...path, ...body }) };
      await answerOf(api.POST(`${base}/publication`, { params: { path, header }, body }));
      publishing.finish();
      await changed();
    },
    restore: async (revision: number) => {
      const body = { replaces: version };
      const header = { "Idempotency-Key": restoring.keyFor({ ...path, ...body, revision }) };
      await answerOf(
        api.POST(`${base}/revisions/{version}/restoration`, {
          params: { path: { ...path, version: String(revision) }, header },
          body,
        }),
      );
      restoring.finish();
      await changed();
    },
  };
}

/** How unsaved content looks, a moment after somebody has stopped typing. */
export function usePreview(
  address: TemplateAddress,
  content: TemplateContent,
  record: string,
  variant: number,
) {
  return useQuery({
    queryKey: ["template-preview", ...Object.values(address), content, record, variant],
    placeholderData: (before) => before,
    retry: false,
    queryFn: () =>
      answerOf(
        api.POST("/staff/brands/{brand_id}/templates/preview", {
          params: { path: { brand_id: address.brand } },
          body: {
            template_kind: address.kind,
            template_key: address.key,
            template_language: address.language,
            content,
            record,
            variant,
          },
        }),
      ),
  });
}

/** An image of templates as an address that contains it. */
export async function imageAddress(brand: string, image: string): Promise<string> {
  const found = await answerOf(
    api.GET("/staff/brands/{brand_id}/templates/images/{image_id}", {
      params: { path: { brand_id: brand, image_id: image } },
    }),
  );
  return `data:${found.media_type};base64,${found.content}`;
}

/** Keep an image for templates and return its name. */
export async function keepImage(brand: string, content: string): Promise<string> {
  const kept = await answerOf(
    api.POST("/staff/brands/{brand_id}/templates/images", {
      params: { path: { brand_id: brand } },
      body: { content },
    }),
  );
  return kept.image_id;
}

function useNames(): Language {
  return useTranslation().i18n.language as Language;
}
