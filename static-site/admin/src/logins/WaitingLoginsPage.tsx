import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import page from "../customers/CustomerPage.module.css";
import styles from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";

const shown = 50;

/** Logins that staff have to release, oldest first. */
export default function WaitingLoginsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const query = useQuery({
    queryKey: ["waiting-logins", brand],
    queryFn: () => answerOf(api.GET("/staff/portal-logins", { params: { query: { brand, limit: shown } } })),
  });
  return (
    <div className={page.page}>
      <h1>{t("account.staff.waiting_title")}</h1>
      {query.isPending ? <Loading /> : null}
      {query.isError && !query.data ? (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      ) : null}
      {query.data?.items.length === 0 ? (
        <p className={styles.muted}>{t("account.staff.waiting_none")}</p>
      ) : null}
      <ul className={page.rows}>
        {query.data?.items.map((login) => (
          <li key={login.login_id}>
            <Link to={`/customers/${login.customer_numbers[0]}?tab=portal_login`}>{login.name}</Link>
            <span className={styles.muted}>
              {login.email} · {login.created_at ? format.dateTime(login.created_at) : ""}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
