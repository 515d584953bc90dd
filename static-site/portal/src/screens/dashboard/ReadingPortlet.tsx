import { Button } from "@mantine/core";
import { IconGauge, IconPencilPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MeterOfContract } from "../../api/selection";
import { CommodityIcon } from "../../components/CommodityIcon";
import { EmptyState } from "../../components/EmptyState";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";
import { CounterDisplay } from "../../meters/CounterDisplay";
import { streetLine } from "../../texts/names";
import { useFormat } from "../../texts/useFormat";
import styles from "./Dashboard.module.css";

const SHOWN = 3;

/** The last readings, and the shortest way to report the next one. */
export function ReadingPortlet({ meters }: { meters: MeterOfContract[] }) {
  const { t } = useTranslation();
  const [first, ...others] = meters;
  if (!first) {
    return (
      <Portlet title={t("reading_portlet.title")} icon={<IconGauge size={20} />}>
        <EmptyState
          icon={<IconGauge size={26} />}
          title={t("reading_portlet.no_meter_title")}
          text={t("reading_portlet.no_meter_text")}
        />
      </Portlet>
    );
  }
  if (others.length === 0) return <OneMeter {...first} />;
  return (
    <Portlet
      title={t("reading_portlet.title")}
      icon={<IconGauge size={20} />}
      action={
        meters.length > SHOWN ? (
          <Button component={Link} to="/meters" variant="light">
            {t("reading_portlet.all_meters")}
          </Button>
        ) : null
      }
    >
      <ul className={rows.rows}>
        {meters.slice(0, SHOWN).map(({ meter, contract }) => (
          <li key={meter.meter_id}>
            <MeterRow meter={meter} contract={contract} />
          </li>
        ))}
      </ul>
    </Portlet>
  );
}

function OneMeter({ meter, contract }: MeterOfContract) {
  const { t } = useTranslation();
  const format = useFormat();
  const lastDate = meter.registers[0]?.last_date;
  return (
    <Portlet
      title={t("reading_portlet.title")}
      icon={<IconGauge size={20} />}
      action={
        <>
          <Button
            component={Link}
            to={`/meters/${encodeURIComponent(meter.meter_id)}/report`}
            leftSection={<IconPencilPlus size={20} />}
          >
            {t("reading_portlet.report")}
          </Button>
          <Button component={Link} to={`/meters/${encodeURIComponent(meter.meter_id)}`} variant="subtle">
            {t("reading_portlet.details")}
          </Button>
        </>
      }
    >
      <p className={styles.meter}>
        <CommodityIcon commodity={contract.commodity} />
        {t("reading_portlet.meter", { number: meter.meter_number })}
      </p>
      <div className={styles.registers}>
        {meter.registers.map((register) => (
          <div key={register.kind} className={styles.register}>
            {meter.type === "two_rate" ? <p>{t(`meter.register_${register.kind}`)}</p> : null}
            <CounterDisplay register={register} />
          </div>
        ))}
      </div>
      <p className={styles.meaning}>
        {lastDate
          ? t("reading_portlet.last_read", { date: format.longDate(lastDate) })
          : t("reading_portlet.no_reading_text")}
      </p>
    </Portlet>
  );
}

function MeterRow({ meter, contract }: MeterOfContract) {
  const { t } = useTranslation();
  const format = useFormat();
  const lastDate = meter.registers[0]?.last_date;
  const values = meter.registers
    .filter((register) => register.last_value !== null)
    .map((register) => {
      const kind = meter.type === "two_rate" ? `${register.kind.toUpperCase()} ` : "";
      return `${kind}${format.number(register.last_value ?? "0", { max: register.decimals })} ${register.unit}`;
    });
  return (
    <div className={rows.row}>
      <span className={rows.icon}>
        <CommodityIcon commodity={contract.commodity} />
      </span>
      <div className={rows.text}>
        <Link className={rows.title} to={`/meters/${encodeURIComponent(meter.meter_id)}`}>
          {t("reading_portlet.meter", { number: meter.meter_number })}
        </Link>
        <p className={rows.detail}>{streetLine(contract.supply_point.address)}</p>
        <p className={rows.detail}>
          {values.length > 0 && lastDate
            ? `${values.join(" · ")} · ${format.date(lastDate)}`
            : t("reading_portlet.no_reading")}
        </p>
      </div>
      <Button
        component={Link}
        to={`/meters/${encodeURIComponent(meter.meter_id)}/report`}
        className={rows.action ?? ""}
        variant="light"
        size="sm"
        aria-label={`${t("reading_portlet.report")}: ${t("reading_portlet.meter", { number: meter.meter_number })}`}
      >
        {t("reading_portlet.report_short")}
      </Button>
    </div>
  );
}
