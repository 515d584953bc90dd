import { Button } from "@mantine/core";
import { IconCheck, IconEye, IconMail, IconPrinter, IconReceipt } from "@tabler/icons-react";
import type { ReadingReceipt } from "@wattwerk/ui/api/models";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../components/Facts";
import { Portlet } from "../components/Portlet";
import { asOnMeter } from "../meters/counter";
import styles from "../screens/report/Report.module.css";
import { useBrand } from "../session/Portal";
import { useFormat } from "../texts/useFormat";
import type { SheetMeter } from "./sheet";

interface SheetReceiptProps {
  meters: SheetMeter[];
  receipts: ReadingReceipt[];
  outlook: ReactNode;
  /** Where to go from here. */
  onward: ReactNode;
}

/** What arrived, when, under which numbers, and what happens next. */
export function SheetReceipt({ meters, receipts, outlook, onward }: SheetReceiptProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const brand = useBrand();
  const unusual = receipts.some(({ reading }) => reading.status === "unconfirmed_implausible");
  return (
    <div className={styles.form}>
      <div className={styles.done} role="status">
        <span className={styles.tick} aria-hidden="true">
          <IconCheck size={32} stroke={2.5} />
        </span>
        <p className={styles.big}>{t("meters.several.receipt_title", { count: receipts.length })}</p>
      </div>
      {receipts.map((receipt) => {
        const { reading } = receipt;
        const meter = meters.find(({ meter_id }) => meter_id === reading.meter_id);
        return (
          <Portlet
            key={receipt.transaction_id}
            title={t("meter.title", { number: meter?.meter_number ?? "" })}
          >
            <Facts
              facts={[
                { term: t("report.receipt_number"), value: receipt.transaction_id },
                {
                  term: t("report.receipt_at"),
                  value: format.dateTime(receipt.received_at, brand.time_zone),
                },
                { term: t("report.date"), value: format.longDate(reading.date) },
                ...reading.values.map(({ kind, value }) => {
                  const register = meter?.registers.find((one) => one.kind === kind);
                  return {
                    term: t(`meter.register_${kind}`),
                    value: register
                      ? `${asOnMeter(String(value), register)} ${register.unit}`
                      : String(value),
                  };
                }),
              ]}
            />
          </Portlet>
        );
      })}
      <Portlet title={t("report.next_title")}>
        <ul className={styles.next}>
          <li>
            <IconMail size={22} aria-hidden="true" /> {t("meters.several.next_mail")}
          </li>
          {unusual ? (
            <li>
              <IconEye size={22} aria-hidden="true" /> {t("report.next_unusual")}
            </li>
          ) : null}
          <li>
            <IconReceipt size={22} aria-hidden="true" /> {t("report.next_billing")}
          </li>
        </ul>
      </Portlet>
      {outlook}
      <div className={`${styles.actions} screen-only`}>
        {onward}
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
