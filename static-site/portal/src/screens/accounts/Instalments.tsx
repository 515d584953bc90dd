import { IconCalendarEvent, IconCoinEuro, IconHistory } from "@tabler/icons-react";
import type { InstalmentOverview } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { Failure } from "../../components/Failure";
import { Figure } from "../../components/Figure";
import { Notice } from "../../components/Notice";
import { Cards, Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import table from "../../components/Table.module.css";
import { useFormat } from "../../texts/useFormat";
import { RequestBadge } from "../requests/RequestCard";
import requests from "../requests/Requests.module.css";
import { InstalmentForm } from "./InstalmentForm";
import { useInstalments } from "./queries";

/** What is paid every month: now, in the plan, and as the customer would like it. */
export default function Instalments() {
  const { t } = useTranslation();
  const { accountNumber = "" } = useParams();
  const [parameters] = useSearchParams();
  const { data, error, refetch } = useInstalments(accountNumber);
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  return (
    <Page
      title={t("requests.instalment.title")}
      subtitle={t("requests.instalment.subtitle", { account: accountNumber })}
      back={{ to: "/", label: t("navigation.overview") }}
    >
      <Cards>
        <ChangePortlet overview={data} proposed={parameters.get("amount") ?? ""} />
        <PlanPortlet overview={data} />
        <HistoryPortlet overview={data} />
      </Cards>
    </Page>
  );
}

function ChangePortlet({ overview, proposed }: { overview: InstalmentOverview; proposed: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { current, choice, pending } = overview;
  return (
    <Portlet title={t("requests.instalment.change_title")} icon={<IconCoinEuro size={20} />}>
      <div className={requests.card}>
        <Figure
          value={format.money(current.amount)}
          unit={t("instalment_portlet.per_month")}
          meaning={
            current.since ? t("instalment_portlet.since", { date: format.date(current.since) }) : undefined
          }
        />
        {pending ? (
          <Notice kind="info" title={t("requests.instalment.pending_title")}>
            <p>
              {t("requests.instalment.pending_text", {
                amount: format.money(pending.details.amount ?? "0"),
                date: format.date(pending.details.effective_from ?? ""),
              })}
            </p>
          </Notice>
        ) : null}
        {choice.blocked_by ? (
          <p className={requests.next}>{t(`problems.${choice.blocked_by}`)}</p>
        ) : (
          <InstalmentForm overview={overview} proposed={proposed} />
        )}
      </div>
    </Portlet>
  );
}

function PlanPortlet({ overview }: { overview: InstalmentOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Portlet title={t("requests.instalment.plan_title")} icon={<IconCalendarEvent size={20} />}>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption className="visually-hidden">{t("requests.instalment.plan_title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("requests.instalment.due_on")}</th>
              <th scope="col">{t("requests.instalment.status")}</th>
              <th scope="col" className={table.number}>
                {t("requests.instalment.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {overview.plan.map(({ due_on, amount, status }) => (
              <tr key={due_on}>
                <th scope="row">{format.date(due_on)}</th>
                <td>{t(`requests.instalment.due_${status}`)}</td>
                <td className={table.number}>{format.money(amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t("requests.instalment.total")}
              </th>
              <td className={table.number}>
                <strong>{format.money(overview.plan_total)}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Portlet>
  );
}

function HistoryPortlet({ overview }: { overview: InstalmentOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Portlet title={t("requests.instalment.history_title")} icon={<IconHistory size={20} />}>
      <ul className={requests.list}>
        {overview.changes.map((change) => (
          <li key={change.transaction_id}>
            <span>
              <span className={requests.stage}>{format.money(change.details.amount ?? "0")}</span>
              <span className={requests.moment}>
                {t("requests.instalment.asked", {
                  date: format.date(change.details.effective_from ?? ""),
                  asked: format.dateTime(change.received_at),
                })}
              </span>
            </span>
            <RequestBadge request={change} />
          </li>
        ))}
        {[...overview.steps].reverse().map(({ amount, since }) => (
          <li key={`${since} ${amount}`}>
            <span>
              <span className={requests.stage}>{format.money(amount)}</span>
              <span className={requests.moment}>
                {since
                  ? t("instalment_portlet.since", { date: format.date(since) })
                  : t("requests.instalment.initial")}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Portlet>
  );
}
