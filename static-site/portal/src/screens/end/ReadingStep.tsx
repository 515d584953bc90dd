import { Checkbox, TextInput } from "@mantine/core";
import type { Meter } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";
import { useFormat } from "../../texts/useFormat";
import type { EndDraft, Faults } from "./draft";
import styles from "./End.module.css";

interface ReadingStepProps {
  draft: EndDraft;
  faults: Faults;
  meter: Meter | undefined;
  /** The reading was unusual; the customer is asked to look again. */
  unusual: boolean;
  onChange: (change: Partial<EndDraft>) => void;
}

/** The reading of today, if somebody stands at the meter; it can be reported later as well. */
export function ReadingStep({ draft, faults, meter, unusual, onChange }: ReadingStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!meter) return <p className={styles.hint}>{t("cancellation.wizard.no_meter")}</p>;
  return (
    <>
      <p className={styles.hint}>{t("cancellation.wizard.reading_hint")}</p>
      <TextInput
        type="date"
        name="readOn"
        className={styles.date}
        label={t("report.date")}
        value={draft.readOn}
        onChange={(event) => onChange({ readOn: event.currentTarget.value, confirmed: false })}
        error={faults.readOn && t(faults.readOn)}
      />
      {meter.registers.map((register) => {
        const fault = faults[`values.${register.kind}`];
        return (
          <TextInput
            key={register.kind}
            name={`values.${register.kind}`}
            className={styles.date}
            label={`${t(`meter.register_${register.kind}`)} (${register.unit})`}
            description={
              register.last_value !== null && register.last_date !== null
                ? t("report.last", {
                    value: `${format.number(register.last_value)} ${register.unit}`,
                    date: format.date(register.last_date),
                  })
                : undefined
            }
            inputMode="decimal"
            maxLength={16}
            value={draft.values[register.kind] ?? ""}
            onChange={(event) =>
              onChange({
                values: { ...draft.values, [register.kind]: event.currentTarget.value },
                confirmed: false,
              })
            }
            error={fault && t(fault)}
          />
        );
      })}
      {unusual ? (
        <>
          <Notice live kind="warning" title={t("cancellation.wizard.unusual_title")}>
            <p>{t("cancellation.wizard.unusual_text")}</p>
          </Notice>
          <Checkbox
            name="confirmed"
            label={t("cancellation.wizard.unusual_confirm")}
            checked={draft.confirmed}
            onChange={(event) => onChange({ confirmed: event.currentTarget.checked })}
          />
        </>
      ) : null}
    </>
  );
}
