import { Button } from "@mantine/core";
import { IconCheck, IconEye, IconMail, IconPrinter, IconReceipt } from "@tabler/icons-react";
import type { Meter, ReadingReceipt } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDashboard } from "../../api/queries";
import { metersOf } from "../../api/selection";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";
import { ForecastPortlet } from "../../forecast/ForecastPortlet";
import { asOnMeter } from "../../meters/counter";
import { useBrand } from "../../session/Portal";
import { useFormat } from "../../texts/useFormat";
import styles from "./Report.module.css";

/** The receipt: what arrived, when, under which number, and what happens next. */
export function DoneStep({ meter, receipt }: { meter: Meter; receipt: ReadingReceipt }) {
  const { t } = useTranslation();
  const format = useFormat();
  const brand = useBrand();
  const meters = metersOf(useDashboard().data?.contracts ?? []);
  const others = meters.length > 1;
  const account = meters.find((one) => one.meter.meter_id === meter.meter_id)?.contract.account_number;
  const { reading } = receipt;
  return (
    <div className={styles.form}>
      <div className={styles.done} role="status">
        <span className={styles.tick} aria-hidden="true">
          <IconCheck size={32} stroke={2.5} />
        </span>
        <p className={styles.big}>{t("report.receipt_title")}</p>
      </div>
      <Portlet title={t("report.receipt")}>
        <Facts
          facts={[
            { term: t("report.receipt_number"), value: receipt.transaction_id },
            { term: t("report.receipt_at"), value: format.dateTime(receipt.received_at, brand.time_zone) },
            { term: t("report.meter"), value: meter.meter_number },
            { term: t("report.date"), value: format.longDate(reading.date) },
            ...reading.values.map(({ kind, value }) => {
              const register = meter.registers.find((one) => one.kind === kind);
              return {
                term: t(`meter.register_${kind}`),
                value: register ? `${asOnMeter(String(value), register)} ${register.unit}` : String(value),
              };
            }),
          ]}
        />
      </Portlet>
      <Portlet title={t("report.next_title")}>
        <ul className={styles.next}>
          <li>
            <IconMail size={22} aria-hidden="true" /> {t("report.next_mail")}
          </li>
          {reading.status === "unconfirmed_implausible" ? (
            <li>
              <IconEye size={22} aria-hidden="true" /> {t("report.next_unusual")}
            </li>
          ) : null}
          <li>
            <IconReceipt size={22} aria-hidden="true" /> {t("report.next_billing")}
          </li>
        </ul>
      </Portlet>
      {account ? <ForecastPortlet accountNumbers={[account]} /> : null}
      <div className={`${styles.actions} screen-only`}>
        <Button component={Link} to={`/meters/${encodeURIComponent(meter.meter_id)}`} size="lg">
          {t("report.to_meter")}
        </Button>
        {others ? (
          <Button component={Link} to="/meters" size="lg" variant="default">
            {t("report.another")}
          </Button>
        ) : null}
        <Button
          size="lg"
          variant="default"
          leftSection={<IconPrinter size={20} />}
          onClick={() => globalThis.print()}
        >
          {t("report.print")}
        </Button>
      </div>
    </div>
  );
}
