import { Button } from "@mantine/core";
import { IconGauge } from "@tabler/icons-react";
import type { Meter } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../components/EmptyState";
import { Portlet } from "../../components/Portlet";
import { CounterDisplay } from "../../meters/CounterDisplay";
import { useFormat } from "../../texts/useFormat";
import styles from "./Contract.module.css";

/** The meters of a contract with their last readings. */
export function ContractMetersPortlet({ meters }: { meters: Meter[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [only] = meters;
  return (
    <Portlet
      title={t("contract.meters_title")}
      icon={<IconGauge size={20} />}
      action={
        only && meters.length === 1 ? (
          <Button component={Link} to={`/meters/${encodeURIComponent(only.meter_id)}/report`} variant="light">
            {t("reading_portlet.report")}
          </Button>
        ) : null
      }
    >
      {meters.length === 0 ? (
        <EmptyState
          icon={<IconGauge size={26} />}
          title={t("reading_portlet.no_meter_title")}
          text={t("reading_portlet.no_meter_text")}
        />
      ) : null}
      {meters.map((meter) => {
        const lastDate = meter.registers[0]?.last_date;
        return (
          <div key={meter.meter_id} className={styles.meter}>
            <p>
              <Link className={styles.number} to={`/meters/${encodeURIComponent(meter.meter_id)}`}>
                {t("meter.title", { number: meter.meter_number })}
              </Link>
              <br />
              <span className={styles.note}>{t(`meter.type_${meter.type}`)}</span>
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
            {lastDate ? (
              <p className={styles.note}>
                {t("reading_portlet.last_read", { date: format.longDate(lastDate) })}
              </p>
            ) : null}
          </div>
        );
      })}
    </Portlet>
  );
}
