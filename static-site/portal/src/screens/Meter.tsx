import { Button, NativeSelect } from "@mantine/core";
import { IconChartBar, IconGauge, IconPencilPlus } from "@tabler/icons-react";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useDashboard, useReadings } from "../api/queries";
import { chosenContracts, metersOf } from "../api/selection";
import { CommodityIcon } from "../components/CommodityIcon";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import { Page } from "../components/Page";
import { PageSkeleton } from "../components/PageSkeleton";
import { Portlet } from "../components/Portlet";
import { ConsumptionPanel } from "../consumption/ConsumptionPanel";
import { useCustomerChoice } from "../session/CustomerChoice";
import { addressLine } from "../texts/names";
import { ReadingList } from "./meter/ReadingList";
import { RegistersPortlet } from "./meter/RegistersPortlet";

/** One meter: what it last showed, its consumption and all its readings. */
export default function Meter() {
  const { t } = useTranslation();
  const { meterId = "" } = useParams();
  const dashboard = useDashboard().data;
  const { data, error, refetch } = useReadings(meterId);
  const siblings = metersOf(dashboard?.contracts ?? []);
  const contract = siblings.find(({ meter }) => meter.meter_id === meterId)?.contract;
  const several = siblings.length > 1;
  const back = several ? { to: "/meters", label: t("meters.title") } : undefined;
  if (error && asProblem(error).status === 404) {
    return (
      <Page title={t("meter.not_found_title")} back={{ to: "/meters", label: t("meters.title") }}>
        <EmptyState icon={<IconGauge size={26} />} title={meterId} text={t("meter.not_found_text")} />
      </Page>
    );
  }
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  const { meter } = data;
  return (
    <Page
      title={t("meter.title", { number: meter.meter_number })}
      back={back}
      subtitle={
        contract ? (
          <>
            <CommodityIcon commodity={contract.commodity} />
            <span>
              {t(`commodities.${contract.commodity}`)} · {addressLine(contract.supply_point.address)}
            </span>
          </>
        ) : (
          "\u00a0"
        )
      }
      actions={
        <>
          <MeterSelect meterId={meterId} />
          <Button
            component={Link}
            to={`/meters/${encodeURIComponent(meterId)}/report`}
            leftSection={<IconPencilPlus size={20} />}
          >
            {t("reading_portlet.report")}
          </Button>
        </>
      }
    >
      <RegistersPortlet meter={meter} />
      <Portlet title={t("consumption.title")} icon={<IconChartBar size={20} />}>
        <ConsumptionPanel readings={data} />
      </Portlet>
      <ReadingList readings={data} />
    </Page>
  );
}

/** The meters of the chosen contracts, when there is more than one. */
function MeterSelect({ meterId }: { meterId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const dashboard = useDashboard().data;
  const { contractNumber } = useCustomerChoice();
  const meters = dashboard ? metersOf(chosenContracts(dashboard, contractNumber)) : [];
  if (meters.length < 2 || !meters.some(({ meter }) => meter.meter_id === meterId)) return null;
  return (
    <NativeSelect
      aria-label={t("switch.meter_label")}
      value={meterId}
      data={meters.map(({ meter, contract }) => ({
        value: meter.meter_id,
        label: `${t(`commodities.${contract.commodity}`)}, ${meter.meter_number}`,
      }))}
      onChange={(event) => navigate(`/meters/${encodeURIComponent(event.currentTarget.value)}`)}
    />
  );
}
