import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { countryChoices } from "@wattwerk/ui/countries";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "./Contracts.module.css";
import { type ContractDialogProps, useContractRefresh } from "./dialog";
import { FormDialog } from "./FormDialog";

const grounds = ["ordinary", "moving", "price_change", "important_cause"] as const;
type Ground = (typeof grounds)[number];

/** Enter a cancellation, or a moving out, that the customer has declared; the end is shown before. */
export function CancellationDialog({ found, close }: ContractDialogProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const refresh = useContractRefresh(found);
  const attempt = useMemo(() => new Attempt(), []);
  const number = found.contract.contract_number;
  const [ground, setGround] = useState<Ground>("ordinary");
  const [wishedOn, setWishedOn] = useState("");
  const [explanation, setExplanation] = useState("");
  const [place, setPlace] = useState({ street: "", house_number: "", postcode: "", town: "", country: "DE" });
  const moving = ground === "moving" && place.street.trim() !== "";
  const body = {
    ground,
    explanation: explanation.trim(),
    wished_on: wishedOn || null,
    new_address: moving ? { ...place, addition: "" } : null,
    new_market_location: "",
  };
  const preview = useQuery({
    queryKey: ["end-preview", number, ground, wishedOn, moving],
    queryFn: () =>
      answerOf(
        api.POST("/staff/contracts/{contract_number}/end-previews", {
          params: { path: { contract_number: number } },
          body: { ...body, explanation: "", new_address: null, new_market_location: moving ? "1" : "" },
        }),
      ),
    retry: false,
  }).data;
  async function act() {
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/cancellations", {
        params: {
          path: { contract_number: number },
          header: { "Idempotency-Key": attempt.keyFor(body) },
        },
        body: { ...body, final_bill: { address: null, payment: "unchanged" }, reading: null },
      }),
    );
    attempt.finish();
    await refresh();
  }
  return (
    <FormDialog
      title={t("contracts.cancellation.title")}
      consequence={t("contracts.cancellation.consequence")}
      confirm={t("contracts.cancellation.action")}
      dangerous
      fields={["/wished_on", "/new_address", "/explanation"]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          <NativeSelect
            label={t("contracts.cancellation.ground")}
            value={ground}
            onChange={(event) => setGround(event.currentTarget.value as Ground)}
            data={grounds.map((value) => ({ value, label: t(`cancellation.grounds.${value}`) }))}
          />
          <TextInput
            type="date"
            label={t(`contracts.cancellation.day_${ground}`)}
            value={wishedOn}
            onChange={(event) => setWishedOn(event.currentTarget.value)}
            error={fault("/wished_on")}
          />
          {ground === "moving" && (
            <div className={styles.row}>
              {(["street", "house_number", "postcode", "town"] as const).map((name) => (
                <TextInput
                  key={name}
                  label={t(`contracts.cancellation.${name}`)}
                  value={place[name]}
                  onChange={(event) => setPlace({ ...place, [name]: event.currentTarget.value })}
                  error={fault(`/new_address/${name}`)}
                />
              ))}
              <NativeSelect
                label={t("cancellation.fields.country")}
                value={place.country}
                onChange={(event) => setPlace({ ...place, country: event.currentTarget.value })}
                data={countryChoices(i18n.language, place.country)}
                error={fault("/new_address/country")}
              />
            </div>
          )}
          <Textarea
            label={t("contracts.cancellation.explanation")}
            value={explanation}
            maxLength={1000}
            rows={2}
            onChange={(event) => setExplanation(event.currentTarget.value)}
            error={fault("/explanation")}
          />
          <p aria-live="polite">
            {preview?.ends_on && (
              <strong>{t("contracts.cancellation.ends_on", { day: format.date(preview.ends_on) })}</strong>
            )}{" "}
            {(preview?.reasons ?? []).length > 0 && t("contracts.cancellation.to_clarify")}
          </p>
        </>
      )}
    </FormDialog>
  );
}
