import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { TemplateState } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import styles from "./Templates.module.css";
import type { TemplateAddress } from "./useTemplate";

interface Properties {
  address: TemplateAddress;
  state: TemplateState;
  /** Whether the brand has made it itself: then there is no standard to go back to. */
  own: boolean;
  /** Publishes an older version again; 0 is the standard. */
  restore: (version: number) => Promise<unknown>;
}

/** What was published when and by whom, and the way back to it or to the standard. */
export function HistoryPart({ address, state, own, restore }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const query = useQuery({
    queryKey: ["template-revisions", ...Object.values(address)],
    queryFn: () =>
      answerOf(
        api.GET(
          "/staff/brands/{brand_id}/templates/{template_kind}/{template_key}/{template_language}/revisions",
          {
            params: {
              path: {
                brand_id: address.brand,
                template_kind: address.kind,
                template_key: address.key,
                template_language: address.language,
              },
              query: { limit: 50 },
            },
          },
        ),
      ),
  });
  return (
    <div className={styles.history}>
      {query.isPending && <Loading />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && (
        <p className={detail.muted}>{t(own ? "templates.never_published" : "templates.no_history")}</p>
      )}
      <ol>
        {query.data?.items.map(({ version, author, published_at, standard, restores }) => (
          <li key={version}>
            <div>
              <p className={detail.happening}>
                {standard
                  ? t(own ? "templates.removed_once" : "templates.standard_restored")
                  : t("templates.version", { version })}
                {restores ? ` · ${t("templates.restores", { version: restores })}` : ""}
              </p>
              <p className={detail.when}>
                <time dateTime={published_at}>{format.dateTime(published_at)}</time> · {author}
              </p>
            </div>
            {version === state.published ? (
              <span className={detail.muted}>{t("templates.published_now")}</span>
            ) : (
              !standard && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t("templates.restore_version", { version })}
                  onClick={() => setChosen(version)}
                >
                  {t("templates.restore")}
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
      {state.published > 0 && !own && (
        <Button variant="default" onClick={() => setChosen(0)}>
          {t("templates.restore_standard")}
        </Button>
      )}
      {chosen !== null && (
        <ActionDialog
          title={
            chosen ? t("templates.restore_version", { version: chosen }) : t("templates.restore_standard")
          }
          consequence={t(chosen ? "templates.restore_consequence" : "templates.standard_consequence")}
          confirm={t("templates.restore")}
          act={() => restore(chosen)}
          close={() => setChosen(null)}
        />
      )}
    </div>
  );
}
