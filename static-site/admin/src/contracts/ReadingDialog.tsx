import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { type ContractDialogProps, plainNumber, useContractRefresh } from "./dialog";
import { FormDialog } from "./FormDialog";

/** A reading that the customer has told, e.g. on the telephone. */
export function ReadingDialog({ found, close }: ContractDialogProps) {
  const { t } = useTranslation();
  const refresh = useContractRefresh(found);
  const attempt = useMemo(() => new Attempt(), []);
  const { contract_number: number, meters } = found.contract;
  const [meterId, setMeterId] = useState(meters[0]?.meter_id ?? "");
  const meter = meters.find((one) => one.meter_id === meterId);
  const [date, setDate] = useState(new Date().toLocaleDateString("sv-SE"));
  const [values, setValues] = useState<Record<string, string>>({});
  const [confirmed, setConfirmed] = useState(false);
  async function act() {
    const body = {
      date,
      values: (meter?.registers ?? []).map(({ kind }) => ({
        kind,
        value: plainNumber(values[kind] ?? "", t("meters.staff.decimal_sign")),
      })),
      confirmed,
      comment: "",
    };
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/meters/{meter_id}/readings", {
        params: {
          path: { contract_number: number, meter_id: meterId },
          header: { "Idempotency-Key": attempt.keyFor({ meterId, ...body }) },
        },
        body,
      }),
    );
    attempt.finish();
    await refresh();
  }
  return (
    <FormDialog
      title={t("contracts.reading.title")}
      consequence={t("contracts.reading.consequence")}
      confirm={t("contracts.reading.action")}
      fields={["/date", "/values"]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          {meters.length > 1 && (
            <NativeSelect
              label={t("contracts.meters")}
              value={meterId}
              onChange={(event) => setMeterId(event.currentTarget.value)}
              data={meters.map((one) => ({ value: one.meter_id, label: one.meter_number }))}
            />
          )}
          <TextInput
            type="date"
            label={t("contracts.reading.date")}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            error={fault("/date")}
          />
          {(meter?.registers ?? []).map(({ kind, unit }, position) => (
            <TextInput
              key={kind}
              inputMode="decimal"
              label={`${t(`registers.${kind}`)} (${unit})`}
              value={values[kind] ?? ""}
              onChange={(event) => setValues({ ...values, [kind]: event.currentTarget.value })}
              error={fault(`/values/${position}/value`) ?? fault(`/values/${kind}`)}
            />
          ))}
          <Checkbox
            label={t("contracts.reading.confirmed")}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
        </>
      )}
    </FormDialog>
  );
}
