import { Button } from "@mantine/core";
import { IconGauge, IconPencilPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { useDashboard } from "../api/queries";
import { chosenContracts, type MeterOfContract, metersOf } from "../api/selection";
import { CommodityIcon } from "../components/CommodityIcon";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import { Cards, Page } from "../components/Page";
import { Portlet } from "../components/Portlet";
import { Skeleton } from "../components/Skeleton";
import { CounterDisplay } from "../meters/CounterDisplay";
import { useCustomerChoice } from "../session/CustomerChoice";
import { addressLine } from "../texts/names";
import { useFormat } from "../texts/useFormat";
import styles from "./contract/Contract.module.css";

/** All meters; a customer with one meter goes straight to it. */
export default function Meters() {
  const { t } = useTranslation();
  const { contractNumber } = useCustomerChoice();
  const { data, error, refetch } = useDashboard();
  const meters = data ? metersOf(chosenContracts(data, contractNumber)) : [];
  const [only] = meters;
  if (only && meters.length === 1) {
    return <Navigate to={`/meters/${encodeURIComponent(only.meter.meter_id)}`} replace />;
  }
  return (
    <Page
      title={t("meters.title")}
      actions={
        meters.length > 1 ? (
          <Button component={Link} to="/meters/report" leftSection={<IconPencilPlus size={20} />}>
            {t("meters.several.link")}
          </Button>
        ) : null
      }
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="14rem" /> : null}
      {data && meters.length === 0 ? (
        <EmptyState
          icon={<IconGauge size={26} />}
          title={t("meters.empty_title")}
          text={t("meters.empty_text")}
        />
      ) : null}
      <Cards>
        {meters.map((one) => (
          <MeterCard key={one.meter.meter_id} {...one} />
        ))}
      </Cards>
    </Page>
  );
}

function MeterCard({ meter, contract }: MeterOfContract) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = `/meters/${encodeURIComponent(meter.meter_id)}`;
  const title = t("meter.title", { number: meter.meter_number });
  const lastDate = meter.registers[0]?.last_date;
  return (
    <Portlet
      title={title}
      icon={<CommodityIcon commodity={contract.commodity} />}
      action={
        <>
          <Button
            component={Link}
            to={`${path}/report`}
            variant="light"
            leftSection={<IconPencilPlus size={20} />}
            aria-label={`${t("reading_portlet.report")}: ${title}`}
          >
            {t("reading_portlet.report")}
          </Button>
          <Button
            component={Link}
            to={path}
            variant="subtle"
            aria-label={`${t("report.to_meter")}: ${title}`}
          >
            {t("report.to_meter")}
          </Button>
        </>
      }
    >
      <div className={styles.meter}>
        <p className={styles.note}>
          {t(`commodities.${contract.commodity}`)} · {addressLine(contract.supply_point.address)}
        </p>
        <div className={styles.registers}>
          {meter.registers.map((register) => (
            <div key={register.kind}>
              {meter.type === "two_rate" ? (
                <p className={styles.note}>{t(`meter.register_${register.kind}`)}</p>
              ) : null}
              <CounterDisplay register={register} />
            </div>
          ))}
        </div>
        <p className={styles.note}>
          {lastDate
            ? t("reading_portlet.last_read", { date: format.longDate(lastDate) })
            : t("reading_portlet.no_reading_text")}
        </p>
      </div>
    </Portlet>
  );
}
