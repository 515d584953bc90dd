import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { More } from "../list/More";
import styles from "./Settings.module.css";

interface RevisionsPartProps {
  brand: string;
  /** The version that is published now. */
  published: number;
  restore: (version: number, replaces: number) => Promise<unknown>;
}

/** What was published when and by whom, and the way back to it. */
export function RevisionsPart({ brand, published, restore }: RevisionsPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["revisions", brand],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET("/staff/brands/{brand_id}/revisions", {
          params: { path: { brand_id: brand }, query: { cursor: pageParam, limit: 25 } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
  });
  const revisions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={styles.form} aria-label={t("configuration.parts.revisions")}>
      {query.isPending && <Loading />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      <ol className={styles.revisions}>
        {revisions.map(({ version, author, published_at, restores }) => (
          <li key={version}>
            <div>
              <p className={detail.happening}>
                {t("configuration.version", { version })}
                {restores ? ` · ${t("configuration.restores", { version: restores })}` : ""}
              </p>
              <p className={detail.when}>
                <time dateTime={published_at}>{format.dateTime(published_at)}</time> · {author}
              </p>
            </div>
            {version === published ? (
              <span className={detail.muted}>{t("configuration.published_now")}</span>
            ) : (
              <Button
                variant="default"
                size="xs"
                aria-label={t("configuration.restore_version", { version })}
                onClick={() => setChosen(version)}
              >
                {t("configuration.restore")}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <More query={query} />
      {chosen !== null && (
        <ActionDialog
          title={t("configuration.restore_version", { version: chosen })}
          consequence={t("configuration.restore_consequence", { version: chosen })}
          confirm={t("configuration.restore")}
          act={() => restore(chosen, published)}
          close={() => setChosen(null)}
        />
      )}
    </section>
  );
}
