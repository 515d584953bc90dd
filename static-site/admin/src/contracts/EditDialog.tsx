import { Textarea, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language } from "@wattwerk/ui/api/models";
import type { Answer } from "@wattwerk/ui/questions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { type ContractDialogProps, useContractRefresh } from "./dialog";
import { FormDialog } from "./FormDialog";
import { QuestionFields } from "./QuestionFields";

/** Edit what may be edited. Prices change by announcement only. */
export function EditDialog({ found, close }: ContractDialogProps) {
  const { t, i18n } = useTranslation();
  const refresh = useContractRefresh(found);
  const { contract } = found;
  const [edit, setEdit] = useState({
    consumption: String(contract.consumption),
    consumption_off_peak: contract.consumption_off_peak === null ? "" : String(contract.consumption_off_peak),
    supply_start: contract.supply_start,
    market_location: contract.supply_point.market_location ?? "",
    metering_location: contract.supply_point.metering_location ?? "",
    grid_location: contract.supply_point.grid_location ?? "",
    grid_operator: contract.supply_point.grid_operator ?? "",
    reason: "",
  });
  const [answers, setAnswers] = useState<Record<string, Answer>>(found.answers);
  const fields = ["/consumption", "/consumption_off_peak", "/supply_start"];
  const numbers = ["/market_location", "/metering_location", "/grid_location"];
  async function act() {
    const off = edit.consumption_off_peak;
    await answerOf(
      api.PUT("/staff/contracts/{contract_number}", {
        params: {
          path: { contract_number: contract.contract_number },
          query: { language: i18n.language as Language },
        },
        body: {
          version: found.version,
          reason: edit.reason.trim(),
          consumption: Number(edit.consumption),
          consumption_off_peak: off === "" ? null : Number(off),
          supply_start: edit.supply_start || null,
          market_location: edit.market_location.trim(),
          metering_location: edit.metering_location.trim(),
          grid_location: edit.grid_location.trim(),
          grid_operator: edit.grid_operator.trim(),
          answers: found.form.length > 0 ? answers : null,
        },
      }),
    );
    await refresh();
  }
  return (
    <FormDialog
      title={t("contracts.edit.title")}
      consequence={t("contracts.edit.consequence")}
      confirm={t("actions.save")}
      fields={[...fields, ...numbers, "/grid_operator", "/reason", "/answers"]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          {(
            [
              "consumption",
              "consumption_off_peak",
              "supply_start",
              "market_location",
              "metering_location",
              "grid_location",
              "grid_operator",
            ] as const
          )
            .filter((name) => name !== "consumption_off_peak" || edit.consumption_off_peak !== "")
            .filter((name) => name !== "supply_start" || contract.status === "accepted")
            .map((name) => (
              <TextInput
                key={name}
                type={name === "supply_start" ? "date" : "text"}
                inputMode={name.startsWith("consumption") ? "numeric" : undefined}
                label={t(`contracts.fields.${name}`)}
                value={edit[name]}
                onChange={(event) => setEdit({ ...edit, [name]: event.currentTarget.value })}
                error={fault(`/${name}`)}
              />
            ))}
          <QuestionFields form={found.form} answers={answers} fault={fault} onChange={setAnswers} />
          <Textarea
            label={t("dialog.reason")}
            value={edit.reason}
            maxLength={500}
            rows={2}
            required
            onChange={(event) => setEdit({ ...edit, reason: event.currentTarget.value })}
            error={fault("/reason")}
          />
        </>
      )}
    </FormDialog>
  );
}
