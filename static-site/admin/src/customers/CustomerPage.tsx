import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { CustomerPage as Page } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Facts } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { FilterChips, useFilter } from "../list/FilterChips";
import { PortalLogin } from "../logins/PortalLogin";
import { CustomerReadings } from "../meters/CustomerReadings";
import { AddressLines } from "../orders/OrderFacts";
import { ErasureDialog } from "../privacy/ErasureDialog";
import { RestrictionBanner } from "../privacy/RestrictionBanner";
import { useOwnTemplates } from "../templates/useOwnTemplates";
import { ContractCard } from "./ContractCard";
import { CustomerDocuments } from "./CustomerDocuments";
import { CustomerMessages } from "./CustomerMessages";
import page from "./CustomerPage.module.css";
import { ProductCard } from "./ProductCard";
import { SendTemplateDialog } from "./SendTemplateDialog";

const tabs = [
  "contracts",
  "readings",
  "messages",
  "documents",
  "transactions",
  "activities",
  "portal_login",
] as const;
const kinds = [
  "order_accepted",
  "contract_concluded",
  "meter_reading_reported",
  "meter_reading_corrected",
  "portal_login_created",
  "transaction_status",
  "message_received",
  "message_answered",
  "document_uploaded",
  "price_change_announced",
  "price_change_withdrawn",
  "contract_changed",
  "product_activated",
  "own_message_sent",
  "data_disclosed",
  "erasure_requested",
  "erasure_done",
  "restricted",
  "restriction_lifted",
  "restricted_customer_opened",
] as const;

/** Everything about a customer on one page. */
export default function CustomerPage() {
  const { number = "" } = useParams();
  const query = useQuery({
    queryKey: ["customer", number],
    queryFn: () =>
      answerOf(
        api.GET("/staff/customers/{customer_number}", { params: { path: { customer_number: number } } }),
      ),
  });
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) {
    return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  }
  return <OpenCustomer data={query.data} />;
}

function OpenCustomer({ data }: { data: Page }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [parameters, setParameters] = useSearchParams();
  const tab = tabs.find((name) => name === parameters.get("tab")) ?? "contracts";
  const { customer, accounts } = data;
  const own = useOwnTemplates(customer.brand).data?.items ?? [];
  const [sending, setSending] = useState(false);
  const [erasing, setErasing] = useState(false);
  const restrictedSince = customer.restricted_since;
  const name = customer.company || `${customer.title} ${customer.first_name} ${customer.last_name}`.trim();
  const tabName = (key: (typeof tabs)[number]) => {
    if (key === "portal_login") return t("account.staff.tab");
    return key === "readings" ? t("meters.staff.tab") : t(`customers.${key}`);
  };
  return (
    <div className={page.page}>
      {restrictedSince ? (
        <RestrictionBanner customerNumber={customer.customer_number} since={restrictedSince} />
      ) : null}
      <header className={page.head}>
        <p className={styles.muted}>
          <Link to="/customers">{t("pages.customers")}</Link> / {customer.customer_number}
        </p>
        <h1>{name}</h1>
        {restrictedSince ? null : (
          <p>
            <Link to={`/capture?customer=${customer.customer_number}`}>{t("pages.capture")}</Link>
            {" · "}
            <Link to={`/offers/new?customer=${customer.customer_number}`}>{t("offers.new")}</Link>
            {" · "}
            {own.length > 0 && (
              <>
                <button type="button" className={page.link} onClick={() => setSending(true)}>
                  {t("templates.send.action")}
                </button>
                {" · "}
              </>
            )}
            <button type="button" className={page.link} onClick={() => setErasing(true)}>
              {t("privacy.staff.action")}
            </button>
          </p>
        )}
        <div className={styles.cards}>
          <Facts
            facts={[
              [
                t("customers.contact_person"),
                customer.company && `${customer.first_name} ${customer.last_name}`,
              ],
              [t("orders.customer_type"), t(`customer_types.${customer.customer_type}`)],
              [t("orders.birth"), customer.date_of_birth && format.date(customer.date_of_birth)],
              [t("customers.since"), format.date(customer.since)],
            ]}
          />
          <Facts
            facts={[
              [
                t("orders.email"),
                <a key="email" href={`mailto:${customer.email}`}>
                  {customer.email}
                </a>,
              ],
              [
                t("orders.phone"),
                customer.phone && (
                  <a key="phone" href={`tel:${customer.phone}`}>
                    {customer.phone}
                  </a>
                ),
              ],
              [t("languages.label"), t(`orders.languages.${customer.language}`)],
              [t("orders.billing_address"), <AddressLines key="a" address={customer.billing_address} />],
            ]}
          />
        </div>
      </header>
      <nav className={page.tabs} aria-label={t("customers.tabs")}>
        {tabs.map((key) => (
          <button
            key={key}
            type="button"
            aria-current={key === tab ? "page" : undefined}
            onClick={() => setParameters(key === "contracts" ? {} : { tab: key }, { replace: true })}
          >
            {tabName(key)}
          </button>
        ))}
      </nav>
      {tab === "contracts" && (
        <div className={styles.cards}>
          {data.contracts.map((contract) => (
            <ContractCard
              key={contract.contract_number}
              contract={contract}
              account={accounts.find(({ account_number }) => account_number === contract.account_number)}
            />
          ))}
          {(data.products ?? []).map((product) => (
            <ProductCard key={product.number} product={product} customerNumber={customer.customer_number} />
          ))}
        </div>
      )}
      {tab === "readings" && (
        <CustomerReadings number={customer.customer_number} contracts={data.contracts} />
      )}
      {tab === "messages" && <CustomerMessages number={customer.customer_number} />}
      {tab === "documents" && <CustomerDocuments number={customer.customer_number} />}
      {tab === "transactions" && <Transactions transactions={data.transactions} />}
      {tab === "portal_login" && (
        <PortalLogin brand={customer.brand} customerNumber={customer.customer_number} />
      )}
      {tab === "activities" && <Activities activities={data.activities} />}
      {sending && <SendTemplateDialog data={data} templates={own} close={() => setSending(false)} />}
      {erasing && <ErasureDialog customer={customer} close={() => setErasing(false)} />}
    </div>
  );
}

function Transactions({ transactions }: { transactions: Page["transactions"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (transactions.length === 0) return <p className={styles.muted}>{t("transactions.empty")}</p>;
  return (
    <ul className={page.rows}>
      {transactions.map((transaction) => (
        <li key={transaction.transaction_id}>
          <Link to={`/transactions/${transaction.transaction_id}`}>
            {t(`transaction_kinds.${transaction.kind}`)}
          </Link>
          <span className={styles.muted}>{format.dateTime(transaction.received_at)}</span>
          <Status value={transaction.status} label={t(`transaction_statuses.${transaction.status}`)} />
        </li>
      ))}
    </ul>
  );
}

function Activities({ activities }: { activities: Page["activities"] }) {
  const { t } = useTranslation();
  const kind = useFilter("kind");
  const shown = activities.filter((activity) => !kind || activity.kind === kind);
  return (
    <div className={page.activities}>
      <FilterChips
        label={t("customers.activity_kind")}
        name="kind"
        options={[
          { value: "", label: t("list.all") },
          ...kinds
            .filter((value) => activities.some((activity) => activity.kind === value))
            .map((value) => ({ value, label: t(`activities.${value}`) })),
        ]}
      />
      <Timeline
        happenings={shown.map((activity) => ({
          id: activity.activity_id,
          at: activity.at,
          title:
            activity.subject === "contract_account"
              ? t("activities.on_account", {
                  what: t(`activities.${activity.kind}`),
                  account: activity.account_number,
                })
              : t(`activities.${activity.kind}`),
          actor: t(`actors.${activity.actor}`, { defaultValue: activity.actor }),
          note: Object.values(activity.parameters ?? {}).join(" · "),
        }))}
      />
    </div>
  );
}
