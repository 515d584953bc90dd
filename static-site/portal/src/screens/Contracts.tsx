import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../api/queries";
import { chosenContracts } from "../api/selection";
import { ContractRow } from "../components/ContractRow";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import { Page } from "../components/Page";
import { Portlet } from "../components/Portlet";
import rows from "../components/Rows.module.css";
import { Skeleton } from "../components/Skeleton";
import { useCustomerChoice } from "../session/CustomerChoice";
import { useBrand } from "../session/Portal";
import { FurtherProducts } from "./products/FurtherProducts";

/** All contracts, by the account through which they are paid. */
export default function Contracts() {
  const { t } = useTranslation();
  const brand = useBrand();
  const { contractNumber } = useCustomerChoice();
  const { data, error, refetch } = useDashboard();
  const contracts = data ? chosenContracts(data, contractNumber) : [];
  return (
    <Page
      title={t("contracts.title")}
      subtitle={contracts.length > 0 ? t("contracts.count", { count: contracts.length }) : "\u00a0"}
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="12rem" /> : null}
      {data && contracts.length === 0 ? (
        <EmptyState
          icon={<IconFileText size={26} />}
          title={t("dashboard.no_contracts_title")}
          text={t("dashboard.no_contracts_text")}
          action={
            <Button component="a" href={`/order/?brand=${brand.id}`}>
              {t("dashboard.no_contracts_action")}
            </Button>
          }
        />
      ) : null}
      {data?.accounts.map((account) => {
        const paid = contracts.filter((contract) => contract.account_number === account.account_number);
        return paid.length === 0 ? null : (
          <Portlet
            key={account.account_number}
            title={t("switch.account", { number: account.account_number })}
          >
            <ul className={rows.rows}>
              {paid.map((contract) => (
                <li key={contract.contract_number}>
                  <ContractRow contract={contract} />
                </li>
              ))}
            </ul>
          </Portlet>
        );
      })}
      <FurtherProducts products={data?.products ?? []} />
    </Page>
  );
}
