import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { PriceActivation, PriceListSummary } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Notice } from "../detail/Notice";
import { Timeline } from "../detail/Timeline";
import { usePagedList } from "../list/usePagedList";
import styles from "./Prices.module.css";
import { PricesNav } from "./PricesHead";
import { activationNote, activationTitle, actorName, versionName } from "./values";

/** Who let which price list hold from when, and what held before, newest first. */
export default function HistoryPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const query = useQuery({
    queryKey: ["price-activations", brand],
    queryFn: () => answerOf(api.GET("/staff/price-activations", { params: { query: { brand } } })),
  });
  const versions = usePagedList<PriceListSummary>(["price-lists", brand], (cursor) =>
    answerOf(api.GET("/staff/price-lists", { params: { query: { brand, ...(cursor && { cursor }) } } })),
  );
  const nameOf = (id: string) => {
    const found = versions.entries.find((entry) => entry.version === id);
    return found ? versionName(found, t) : id;
  };
  const happening = (entry: PriceActivation) => ({
    id: entry.activation_id,
    at: entry.made_at,
    title: (
      <>
        <Link to={`/prices/${entry.version}`}>{nameOf(entry.version)}</Link>:{" "}
        {activationTitle(entry, t, format)}
      </>
    ),
    actor: actorName(entry.made_by, t),
    note: activationNote(entry, t, format, nameOf),
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("prices.history")}</h1>
        <PricesNav />
      </header>
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && <p className={styles.muted}>{t("prices.empty")}</p>}
      {query.data && <Timeline happenings={query.data.items.map(happening)} />}
    </div>
  );
}
