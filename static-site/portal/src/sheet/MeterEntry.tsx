import type { FieldProblem } from "@wattwerk/ui/api/problem";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommodityIcon } from "../components/CommodityIcon";
import { Portlet } from "../components/Portlet";
import { CounterWheels } from "../meters/CounterWheels";
import { asOnMeter } from "../meters/counter";
import { registerOf } from "../screens/report/draft";
import styles from "../screens/report/Report.module.css";
import { addressLine } from "../texts/names";
import { useFieldText } from "../texts/problems";
import { useFormat } from "../texts/useFormat";
import { isStarted, type SheetDraft, type SheetMeter, type SheetRegister, sheetFaults } from "./sheet";

interface MeterEntryProps {
  meter: SheetMeter;
  draft: SheetDraft;
  onChange: (draft: SheetDraft) => void;
  /** The person tried to go on: now everything that is missing is told. */
  tried: boolean;
  refusals: FieldProblem[];
  /** What the server thinks of the value while it is typed, where it may be asked. */
  live?: ReactNode;
}

/** The counters of one meter on a sheet. */
export function MeterEntry({ meter, draft, onChange, tried, refusals, live }: MeterEntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const fieldText = useFieldText();
  const [left, setLeft] = useState<Record<string, boolean>>({});
  const values = draft.values[meter.meter_id] ?? {};
  const faults = sheetFaults(draft, meter);
  const dateRefusal = refusals.find((one) => registerOf(one, meter) === null);
  const possible = { from: format.date(meter.window.from), to: format.date(meter.window.to) };

  return (
    <Portlet
      title={t("meter.title", { number: meter.meter_number })}
      icon={<CommodityIcon commodity={meter.commodity} />}
    >
      <div className={styles.form}>
        <p className={styles.help}>
          {t(`commodities.${meter.commodity}`)} · {addressLine(meter.address)}
        </p>
        {meter.registers.map((register) => (
          <CounterWheels
            key={register.kind}
            name={`${meter.meter_id}-${register.kind}`}
            label={t(`report.input_${register.kind}`, { unit: register.unit })}
            hint={hint(register)}
            error={error(register)}
            counter={register}
            unit={register.unit}
            value={values[register.kind] ?? ""}
            onChange={(value) =>
              onChange({
                ...draft,
                values: { ...draft.values, [meter.meter_id]: { ...values, [register.kind]: value } },
              })
            }
            onBlur={() => setLeft({ ...left, [register.kind]: true })}
          />
        ))}
        {faults.date === "date_outside" ? (
          <p className={styles.problem}>{t("report.date_outside", possible)}</p>
        ) : dateRefusal ? (
          <p className={styles.problem}>{fieldText(dateRefusal)}</p>
        ) : null}
        {isStarted(draft, meter) ? live : null}
      </div>
    </Portlet>
  );

  function hint(register: SheetRegister): string {
    return register.last_value !== null && register.last_date !== null
      ? t("report.last", {
          value: `${asOnMeter(register.last_value, register)}\u00a0${register.unit}`,
          date: format.date(register.last_date),
        })
      : t("report.no_last");
  }

  function error(register: SheetRegister): string | null {
    const fault = faults.values[register.kind];
    const show =
      tried || (left[register.kind] && fault !== "value_missing") || fault === "value_too_many_digits";
    if (fault) return show ? t(`report.${fault}`, { count: register.digits }) : null;
    const refusal = refusals.find((one) => registerOf(one, meter) === register.kind);
    if (!refusal) return null;
    const shown = Object.entries(refusal.parameters).map(([name, value]) => [
      name,
      /^-?\d+(\.\d+)?$/.test(String(value)) ? format.number(String(value), { max: 0 }) : value,
    ]);
    return fieldText({ ...refusal, parameters: Object.fromEntries(shown) });
  }
}
