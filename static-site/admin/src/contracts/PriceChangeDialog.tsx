import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { PriceChange } from "@wattwerk/ui/api/models";
import { blockRange } from "@wattwerk/ui/energyPrice";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "./Contracts.module.css";
import { type ContractDialogProps, plainNumber, useContractRefresh } from "./dialog";
import { FormDialog } from "./FormDialog";

const occasions = ["costs", "levies", "vat_only", "levies_lowered"] as const;
const prices = ["base_price", "energy_price", "energy_price_off_peak"] as const;

/** Announce new prices: the mail goes out at once, and the deadlines of the law are checked. */
export function PriceChangeDialog({ found, close }: ContractDialogProps) {
  const { t } = useTranslation();
  const refresh = useContractRefresh(found);
  const attempt = useMemo(() => new Attempt(), []);
  const format = useFormat();
  const sign = t("meters.staff.decimal_sign");
  const { contract, customer } = found;
  const typed = (value: string | null | undefined) => (value ? String(value).replace(".", sign) : "");
  const [form, setForm] = useState({
    effective_on: "",
    occasion: "costs" as PriceChange["occasion"],
    explanation: "",
    base_price: typed(contract.base_price),
    energy_price: typed(contract.energy_price),
    energy_price_off_peak: typed(contract.energy_price_off_peak),
    share_before: "",
    share_after: "",
  });
  const blocks = contract.energy_blocks ?? [];
  const [ofBlocks, setOfBlocks] = useState(blocks.map((block) => typed(block.energy_price)));
  const begins = blocks.map(({ from_kwh }) => from_kwh);
  const set = (changed: Partial<typeof form>) => setForm({ ...form, ...changed });
  const number = (value: string) => plainNumber(value, sign) || null;
  async function act() {
    const body = {
      effective_on: form.effective_on,
      occasion: form.occasion,
      explanation: form.explanation.trim(),
      prices: {
        base_price: number(form.base_price) ?? "",
        energy_price: number(ofBlocks[0] ?? form.energy_price) ?? "",
        energy_blocks: begins.map((from_kwh, place) => ({
          from_kwh,
          energy_price: number(ofBlocks[place] ?? "") ?? "",
        })),
        energy_price_off_peak: number(form.energy_price_off_peak),
        supply_share: number(form.share_after),
      },
      supply_share_before: number(form.share_before),
    };
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/price-changes", {
        params: {
          path: { contract_number: contract.contract_number },
          header: { "Idempotency-Key": attempt.keyFor(body) },
        },
        body,
      }),
    );
    attempt.finish();
    await refresh();
  }
  return (
    <FormDialog
      title={t("contracts.price_change.title")}
      consequence={t("contracts.price_change.consequence", { email: customer.email })}
      confirm={t("contracts.price_change.action")}
      size="lg"
      fields={["/effective_on", "/explanation", "/prices", "/supply_share_before"]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          <TextInput
            type="date"
            label={t("contracts.price_change.effective_on")}
            value={form.effective_on}
            onChange={(event) => set({ effective_on: event.currentTarget.value })}
            error={fault("/effective_on")}
            required
          />
          <NativeSelect
            label={t("contracts.price_change.occasion")}
            value={form.occasion}
            onChange={(event) => set({ occasion: event.currentTarget.value as PriceChange["occasion"] })}
            data={occasions.map((value) => ({ value, label: t(`contracts.occasions.${value}`) }))}
          />
          <div className={styles.row}>
            {prices
              .filter((name) => name !== "energy_price_off_peak" || contract.energy_price_off_peak)
              .filter((name) => name !== "energy_price" || blocks.length === 0)
              .map((name) => (
                <TextInput
                  key={name}
                  inputMode="decimal"
                  label={`${t(`contracts.components.${name}`)} (${t(
                    `contracts.units.${name === "base_price" ? "€/month" : "ct/kWh"}`,
                  )})`}
                  value={form[name]}
                  onChange={(event) => set({ [name]: event.currentTarget.value })}
                  error={fault(`/prices/${name}`)}
                />
              ))}
          </div>
          {blocks.length > 0 && (
            <div className={styles.row}>
              {begins.map((from, place) => (
                <TextInput
                  key={from}
                  inputMode="decimal"
                  label={`${t("contracts.components.energy_price")}, ${blockRange(t, format, begins, place)} (${t(
                    "contracts.units.ct/kWh",
                  )})`}
                  value={ofBlocks[place]}
                  onChange={(event) => setOfBlocks(ofBlocks.with(place, event.currentTarget.value))}
                  error={
                    fault(`/prices/energy_blocks/${place}/energy_price`) ??
                    (place === 0 ? (fault("/prices/energy_blocks") ?? fault("/prices/energy_price")) : null)
                  }
                />
              ))}
            </div>
          )}
          <div className={styles.row}>
            <TextInput
              inputMode="decimal"
              label={t("contracts.price_change.share_before")}
              value={form.share_before}
              onChange={(event) => set({ share_before: event.currentTarget.value })}
              error={fault("/supply_share_before")}
            />
            <TextInput
              inputMode="decimal"
              label={t("contracts.price_change.share_after")}
              value={form.share_after}
              onChange={(event) => set({ share_after: event.currentTarget.value })}
              error={fault("/prices/supply_share")}
            />
          </div>
          <Textarea
            label={t("contracts.price_change.explanation")}
            description={t("contracts.price_change.explanation_hint")}
            value={form.explanation}
            maxLength={2000}
            rows={4}
            required
            onChange={(event) => set({ explanation: event.currentTarget.value })}
            error={fault("/explanation") ?? fault("/prices")}
          />
        </>
      )}
    </FormDialog>
  );
}
