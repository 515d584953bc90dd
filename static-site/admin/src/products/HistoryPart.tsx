import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import styles from "./Products.module.css";
import { fieldName } from "./product";

/** Who published what, and every field that changed with it. */
export function HistoryPart({ code }: { code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const query = useQuery({
    queryKey: ["product-revisions", brand, code],
    queryFn: () =>
      answerOf(
        api.GET("/staff/products/{product_code}/revisions", {
          params: { path: { product_code: code }, query: { brand } },
        }),
      ),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  if (query.data.items.length === 0) return <p className={styles.muted}>{t("products.no_history")}</p>;
  return (
    <ol className={styles.list} aria-label={t("products.parts.history")}>
      {query.data.items.map((revision) => (
        <li key={revision.revision} className={styles.entry}>
          <div className={styles.entryHead}>
            <h2>{t("products.version", { number: revision.revision })}</h2>
            <span className={styles.muted}>
              {t("products.published_by", {
                when: format.dateTime(revision.published_at),
                who: t(`actors.${revision.author}`, { defaultValue: revision.author }),
              })}
            </span>
          </div>
          <p>{t("products.counts_from", { when: format.dateTime(revision.effective_from) })}</p>
          {revision.note && <p>{revision.note}</p>}
          {revision.changes.length > 0 && (
            <dl className={styles.changes}>
              {revision.changes.map((change) => (
                <div key={change.field}>
                  <dt>{fieldName(t, change.field)}</dt>
                  <dd>
                    {change.before && <del>{change.before}</del>} {change.after && <ins>{change.after}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}
