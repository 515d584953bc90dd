import type { Contract, EndPreview, Meter } from "@wattwerk/ui/api/models";
import { countryLine } from "@wattwerk/ui/countries";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";
import { addressLine } from "../../texts/names";
import { useFormat } from "../../texts/useFormat";
import { type AddressDraft, begun, type EndDraft, wishes } from "./draft";
import { EndNotice } from "./ReasonStep";

interface ReviewStepProps {
  draft: EndDraft;
  contract: Contract;
  meter: Meter | undefined;
  preview: EndPreview | undefined;
}

/** Everything once more before it binds. */
export function ReviewStep({ draft, contract, meter, preview }: ReviewStepProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const bill = { unchanged: null, new: draft.newAddress, other: draft.billAddress }[draft.billTo];
  return (
    <>
      <EndNotice preview={preview} />
      <Portlet title={t("cancellation.wizard.review")}>
        <Facts
          facts={[
            { term: t("contract.number"), value: contract.contract_number },
            { term: t("contract.product"), value: contract.product_name },
            { term: t("cancellation.fields.ground"), value: t(`cancellation.grounds.${draft.ground}`) },
            {
              term: t(`cancellation.fields.${wishes[draft.ground]}`),
              value: draft.wishedOn ? format.longDate(draft.wishedOn) : t("cancellation.earliest"),
            },
            { term: t("cancellation.fields.explanation"), value: draft.explanation.trim() },
            {
              term: t("cancellation.fields.new_address"),
              value: draft.ground === "moving" ? oneLine(draft.newAddress, i18n.language) : null,
            },
            {
              term: t("cancellation.wizard.bill_to"),
              value: bill ? oneLine(bill, i18n.language) : t("cancellation.wizard.as_before"),
            },
            { term: t("cancellation.wizard.payment"), value: t(`cancellation.payments.${draft.payment}`) },
            ...(meter && begun(draft)
              ? [
                  { term: t("report.date"), value: format.longDate(draft.readOn) },
                  ...meter.registers.map(({ kind, unit }) => ({
                    term: t(`meter.register_${kind}`),
                    value: `${draft.values[kind] ?? ""} ${unit}`,
                  })),
                ]
              : [
                  {
                    term: t("cancellation.wizard.reading"),
                    value: t("cancellation.wizard.reading_later"),
                  },
                ]),
          ]}
        />
      </Portlet>
    </>
  );
}

function oneLine(address: AddressDraft, language: string): string {
  return [addressLine(address), countryLine(address.country, language)].filter(Boolean).join(", ");
}
