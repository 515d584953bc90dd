import { Button } from "@mantine/core";
import { IconFileOff, IconPrinter } from "@tabler/icons-react";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useContract, useDashboard } from "../api/queries";
import { CommodityIcon } from "../components/CommodityIcon";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import { Page } from "../components/Page";
import { PageSkeleton } from "../components/PageSkeleton";
import { StatusBadge } from "../components/StatusBadge";
import { ArrangeButton } from "../portlets/ArrangeButton";
import { contractPortlets } from "../portlets/contract";
import { Grid } from "../portlets/Grid";
import { usePlaces } from "../portlets/usePlaces";
import { usePrint } from "../portlets/usePrint";
import { useBrand } from "../session/Portal";
import { todayIn } from "../texts/today";
import { PriceChanges, upcoming } from "./contract/PriceChanges";

/** One contract: what was agreed, what it costs, where it delivers, how it is paid. */
export default function Contract() {
  const { t } = useTranslation();
  const { contractNumber = "" } = useParams();
  const customer = useDashboard().data?.customer;
  const { data: newest, error, refetch } = useContract(contractNumber);
  // Deferred as the overview is.
  const data = useDeferredValue(newest);
  const places = usePlaces("contract");
  const print = usePrint();
  const today = todayIn(useBrand().time_zone);
  const back = { to: "/contracts", label: t("contract.all") };
  if (error && asProblem(error).status === 404) {
    return (
      <Page title={t("contract.not_found_title")} back={back}>
        <EmptyState
          icon={<IconFileOff size={26} />}
          title={contractNumber}
          text={t("contract.not_found_text")}
        />
      </Page>
    );
  }
  if (!data && error) {
    return (
      <Page title={t("documents.contract", { number: contractNumber })} back={back}>
        <Failure error={error} retry={() => refetch()} />
      </Page>
    );
  }
  if (!data) return <PageSkeleton />;
  const { contract, account } = data;
  return (
    <Page
      title={contract.product_name}
      subtitle={
        <>
          <CommodityIcon commodity={contract.commodity} />
          <span>{t(`commodities.${contract.commodity}`)}</span>
          <StatusBadge status={contract.status} />
        </>
      }
      back={back}
      actions={
        <>
          <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={print}>
            {t("actions.print")}
          </Button>
          <ArrangeButton page="contract" />
        </>
      }
    >
      <PriceChanges contract={contract} />
      <Grid
        page="contract"
        registry={contractPortlets}
        places={places}
        facts={{ contract, account, customer }}
        below={upcoming(contract, today).length > 0 ? 2 : 0}
      />
    </Page>
  );
}
