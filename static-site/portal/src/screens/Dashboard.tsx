import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import type { Dashboard as DashboardAnswer } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../api/queries";
import { accountsOf, chosenContracts, metersOf } from "../api/selection";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import { Page } from "../components/Page";
import { ArrangeButton } from "../portlets/ArrangeButton";
import { type DashboardFacts, dashboardPortlets } from "../portlets/dashboard";
import { Grid } from "../portlets/Grid";
import { usePlaces } from "../portlets/usePlaces";
import { useCustomerChoice } from "../session/CustomerChoice";
import { useBrand, useProfile } from "../session/Portal";
import { todayIn } from "../texts/today";
import { PriceChangeHints, upcoming } from "./contract/PriceChanges";

/** The overview: everything that matters about the contracts, each job one tap away. */
export default function Dashboard() {
  const { t } = useTranslation();
  const profile = useProfile();
  const brand = useBrand();
  const { contractNumber } = useCustomerChoice();
  const { data, error, refetch } = useDashboard();
  const number = data?.customer.customer_number;
  const places = usePlaces("dashboard");
  const today = todayIn(brand.time_zone);
  const filled = data !== undefined && data.contracts.length > 0;

  return (
    <Page
      title={t("dashboard.greeting", { name: profile.name })}
      name={t("dashboard.title")}
      subtitle={number ? t("switch.customer", { number }) : "\u00a0"}
      actions={filled ? <ArrangeButton page="dashboard" /> : null}
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
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
      {filled ? <PriceChangeHints contracts={chosenContracts(data, contractNumber)} /> : null}
      {filled || (!data && !error) ? (
        <Grid
          // Hints may stand above: what takes the place of the grey cards is new and moves nothing.
          key={String(filled)}
          page="dashboard"
          registry={dashboardPortlets}
          places={places}
          facts={filled ? factsOf(data, contractNumber) : null}
          below={filled && data.contracts.some((one) => upcoming(one, today).length > 0) ? 1 : 0}
        />
      ) : null}
    </Page>
  );
}

function factsOf(data: DashboardAnswer, contractNumber: string | null): DashboardFacts {
  const contracts = chosenContracts(data, contractNumber);
  return {
    data,
    contracts,
    accounts: accountsOf(data, contracts),
    meters: metersOf(contracts),
    contractNumber,
  };
}
