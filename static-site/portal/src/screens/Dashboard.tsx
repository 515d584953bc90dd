import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../api/queries";
import { accountsOf, chosenContracts, metersOf } from "../api/selection";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import { Page } from "../components/Page";
import { useCustomerChoice } from "../session/CustomerChoice";
import { useBrand, useProfile } from "../session/Portal";
import { ConsumptionPortlet } from "./dashboard/ConsumptionPortlet";
import { ContractsPortlet } from "./dashboard/ContractsPortlet";
import { CustomerPortlet } from "./dashboard/CustomerPortlet";
import styles from "./dashboard/Dashboard.module.css";
import { DashboardSkeleton } from "./dashboard/DashboardSkeleton";
import { InstalmentPortlet } from "./dashboard/InstalmentPortlet";
import { ReadingPortlet } from "./dashboard/ReadingPortlet";
import { DocumentsPortlet } from "./documents/DocumentsPortlet";

/** The overview: everything that matters about the contracts, each job one tap away. */
export default function Dashboard() {
  const { t } = useTranslation();
  const profile = useProfile();
  const brand = useBrand();
  const { contractNumber } = useCustomerChoice();
  const { data, error, refetch } = useDashboard();
  const number = data?.customer.customer_number;

  return (
    <Page
      title={t("dashboard.greeting", { name: profile.name })}
      name={t("dashboard.title")}
      subtitle={number ? t("switch.customer", { number }) : "\u00a0"}
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <DashboardSkeleton /> : null}
      {data && data.contracts.length === 0 ? (
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
      {data && data.contracts.length > 0 ? <Portlets contractNumber={contractNumber} data={data} /> : null}
    </Page>
  );
}

type DashboardData = NonNullable<ReturnType<typeof useDashboard>["data"]>;

function Portlets({ data, contractNumber }: { data: DashboardData; contractNumber: string | null }) {
  const contracts = chosenContracts(data, contractNumber);
  const meters = metersOf(contracts);
  return (
    <div className={styles.grid}>
      <ReadingPortlet meters={meters} />
      <InstalmentPortlet accounts={accountsOf(data, contracts)} />
      <ConsumptionPortlet meters={meters} />
      <ContractsPortlet contracts={contracts} />
      <CustomerPortlet customer={data.customer} />
      <DocumentsPortlet contractNumber={contractNumber} />
    </div>
  );
}
