import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { More } from "../list/More";
import styles from "./Lifecycle.module.css";

interface VersionsProps {
  brand: string;
  published: number;
  restore: (version: number, replaces: number) => Promise<unknown>;
}

/** Which machines were published, by whom, and the way back to them. */
export function Versions({ brand, published, restore }: VersionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["machine-revisions", brand],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET("/staff/brands/{brand_id}/status-machine/revisions", {
          params: { path: { brand_id: brand }, query: { cursor: pageParam, limit: 10 } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
  });
  const revisions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={styles.card} aria-label={t("lifecycle.versions.title")}>
      <h2>{t("lifecycle.versions.title")}</h2>
      {query.isPending && <Loading />}
      {query.isSuccess && revisions.length === 0 && (
        <p className={detail.muted}>{t("lifecycle.versions.none")}</p>
      )}
      <ol className={styles.statuses}>
        {revisions.map(({ version, author, published_at, restores }) => (
          <li key={version} className={styles.line}>
            <span>
              {t("lifecycle.versions.version", { version })}
              {restores ? ` · ${t("lifecycle.versions.restores", { version: restores })}` : ""}
              <br />
              <span className={detail.when}>
                <time dateTime={published_at}>{format.dateTime(published_at)}</time> · {author}
              </span>
            </span>
            <span className={styles.meta}>
              {version === published ? (
                t("lifecycle.versions.now")
              ) : (
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={t("lifecycle.versions.restore_version", { version })}
                  onClick={() => setChosen(version)}
                >
                  {t("lifecycle.versions.restore")}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
      <More query={query} />
      {chosen !== null && (
        <ActionDialog
          title={t("lifecycle.versions.restore_version", { version: chosen })}
          consequence={t("lifecycle.versions.consequence", { version: chosen })}
          confirm={t("lifecycle.versions.restore")}
          act={() => restore(chosen, published)}
          close={() => setChosen(null)}
        />
      )}
    </section>
  );
}
