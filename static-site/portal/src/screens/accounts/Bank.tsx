import { IconCreditCard, IconHistory, IconPencil } from "@tabler/icons-react";
import type { BankDetails } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useDashboard } from "../../api/queries";
import { Facts } from "../../components/Facts";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { Cards, Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import { useFormat } from "../../texts/useFormat";
import requests from "../requests/Requests.module.css";
import { BankForm } from "./BankForm";
import { useBankDetails } from "./queries";

/** How a contract account is paid, where credits go, and how both can be changed. */
export default function Bank() {
  const { t } = useTranslation();
  const { accountNumber = "" } = useParams();
  const dashboard = useDashboard().data;
  const { data, error, refetch } = useBankDetails(accountNumber);
  if (!data || !dashboard) {
    return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  }
  return (
    <Page
      title={t("requests.bank.title")}
      subtitle={t("requests.instalment.subtitle", { account: accountNumber })}
      back={{ to: "/", label: t("navigation.overview") }}
    >
      <Cards>
        <PresentPortlet details={data} />
        <Portlet title={t("requests.bank.change_title")} icon={<IconPencil size={20} />}>
          {data.pending ? (
            <Notice kind="info" title={t("requests.bank.pending_title")}>
              <p>{t("requests.bank.pending_text")}</p>
            </Notice>
          ) : (
            <BankForm details={data} accounts={dashboard.accounts} />
          )}
        </Portlet>
        <HistoryPortlet details={data} />
      </Cards>
    </Page>
  );
}

function PresentPortlet({ details }: { details: BankDetails }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { current } = details;
  return (
    <Portlet title={t("requests.bank.present_title")} icon={<IconCreditCard size={20} />}>
      <Facts
        facts={[
          {
            term: t("requests.details.payment_method"),
            value: t(`payment_methods.${current.payment_method}`),
          },
          { term: t("requests.details.account_holder"), value: current.account_holder },
          { term: t("requests.details.iban"), value: current.iban_masked },
          { term: "BIC", value: current.bic },
          { term: t("requests.details.bank"), value: current.bank_name },
          { term: t("requests.details.mandate_reference"), value: current.mandate_reference },
          {
            term: t("requests.bank.granted_on"),
            value: current.mandate_granted_at ? format.dateTime(current.mandate_granted_at) : null,
          },
          {
            term: t("requests.details.payout_iban"),
            value: current.payout_iban_masked ?? t("requests.bank.payout_same"),
          },
          { term: t("requests.details.payout_holder"), value: current.payout_holder },
        ]}
      />
    </Portlet>
  );
}

function HistoryPortlet({ details }: { details: BankDetails }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Portlet title={t("requests.instalment.history_title")} icon={<IconHistory size={20} />}>
      {details.history.length === 0 ? <p className={requests.next}>{t("requests.bank.no_history")}</p> : null}
      <ul className={requests.list}>
        {details.history.map((former) => (
          <li key={former.requested_at}>
            <span>
              <span className={requests.stage}>
                {t(`payment_methods.${former.payment_method}`)} {former.iban_masked}
              </span>
              {former.payout_iban_masked ? (
                <span className={requests.moment}>
                  {t("requests.details.payout_iban")}: {former.payout_iban_masked}
                </span>
              ) : null}
              <span className={requests.moment}>{format.dateTime(former.requested_at)}</span>
            </span>
            <span className={requests.badge}>{t(`requests.bank.statuses.${former.status}`)}</span>
          </li>
        ))}
      </ul>
    </Portlet>
  );
}
