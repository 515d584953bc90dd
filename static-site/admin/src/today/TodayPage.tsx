import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import styles from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";

const shown = 50;

/** What waits for somebody today. Counts come from the first page of each list and say so when there is more. */
export default function TodayPage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const orders = (status: "received" | "clarification") =>
    answerOf(api.GET("/staff/orders", { params: { query: { brand, status, limit: shown } } }));
  const transactions = () =>
    answerOf(
      api.GET("/staff/transactions", { params: { query: { brand, status: "received", limit: shown } } }),
    );
  const declarations = () =>
    answerOf(api.GET("/staff/declarations", { params: { query: { brand, limit: shown } } }));
  const messages = () =>
    answerOf(api.GET("/staff/conversations", { params: { query: { brand, limit: shown } } }));
  const logins = () =>
    answerOf(api.GET("/staff/portal-logins", { params: { query: { brand, limit: shown } } }));
  return (
    <>
      <h1>{t("pages.today")}</h1>
      <p className={styles.muted}>{t("today.introduction")}</p>
      <div className={styles.cards} style={{ marginTop: "1.25rem" }}>
        <Waiting name="received" to="/orders?status=received" load={() => orders("received")} />
        <Waiting
          name="clarification"
          to="/orders?status=clarification"
          load={() => orders("clarification")}
        />
        <Waiting name="declarations" to="/declarations" load={declarations} />
        <Waiting name="messages" to="/messages" load={messages} />
        <Waiting name="logins" to="/portal-logins" load={logins} />
        <Waiting name="transactions" to="/transactions?status=received" load={transactions} />
      </div>
    </>
  );
}

interface Properties {
  name: string;
  to: string;
  load: () => Promise<{ items: unknown[]; next_cursor?: string | null }>;
}

function Waiting({ name, to, load }: Properties) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const query = useQuery({ queryKey: ["today", brand, name], queryFn: load, refetchInterval: 10_000 });
  const count = query.data?.items.length ?? 0;
  return (
    <section className={styles.card}>
      <h2>{t(`today.${name}.title`)}</h2>
      {query.isError && !query.data ? (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      ) : (
        <p className={styles.figure}>
          {query.isPending ? <Loading /> : query.data?.next_cursor ? t("today.more_than", { count }) : count}
        </p>
      )}
      <p className={styles.muted}>{t(`today.${name}.meaning`)}</p>
      <Link to={to}>{t(`today.${name}.action`)}</Link>
    </section>
  );
}
