import { IconGauge } from "@tabler/icons-react";
import type { Meter } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Portlet } from "../../components/Portlet";
import { CounterDisplay } from "../../meters/CounterDisplay";
import { useFormat } from "../../texts/useFormat";
import styles from "./Meter.module.css";

/** What each register last showed, as on the device. */
export function RegistersPortlet({ meter }: { meter: Meter }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Portlet title={t("meter.last_reading")} icon={<IconGauge size={20} />}>
      <div className={styles.registers}>
        {meter.registers.map((register) => (
          <div key={register.kind} className={styles.register}>
            <p>
              {t(`meter.register_${register.kind}`)}{" "}
              <span className={styles.dimmed}>{t("meter.obis", { code: register.obis })}</span>
            </p>
            <CounterDisplay register={register} />
            {register.last_date ? (
              <p className={styles.dimmed}>
                {t("reading_portlet.last_read", { date: format.longDate(register.last_date) })}
              </p>
            ) : (
              <p className={styles.dimmed}>{t("reading_portlet.no_reading_text")}</p>
            )}
          </div>
        ))}
      </div>
      <p className={styles.device}>
        {t(`meter.type_${meter.type}`)} ·{" "}
        {t("meter.installed_on", { date: format.longDate(meter.installed_on) })}
      </p>
    </Portlet>
  );
}
