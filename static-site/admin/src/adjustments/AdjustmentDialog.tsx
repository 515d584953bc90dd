import { Checkbox, Loader, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { AdjustmentTerms, Language, NewPriceAdjustment } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { plainNumber } from "../contracts/dialog";
import { FormDialog } from "../contracts/FormDialog";
import { Notice } from "../detail/Notice";
import { useProducts } from "../products/useProducts";
import styles from "./Adjustments.module.css";
import { BlockPrices } from "./BlockPrices";
import {
  blocksOf,
  type PriceName,
  prices,
  type RuleKind,
  ruleOf,
  type TypedBlock,
  type TypedRule,
  unitOf,
} from "./rules";

const occasions = ["costs", "levies", "vat_only", "levies_lowered"] as const;
const kinds: RuleKind[] = ["stays", "by", "by_percent", "to"];
const languages: Language[] = ["de", "en", "fr"];

/** New prices for many contracts: of products that are chosen here, or of those that were ticked. */
export function AdjustmentDialog({ ticked, close }: { ticked?: string[]; close: () => void }) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const navigate = useNavigate();
  const attempt = useMemo(() => new Attempt(), []);
  const sign = t("meters.staff.decimal_sign");
  const [codes, setCodes] = useState<string[]>([]);
  const [form, setForm] = useState({
    effective_on: "",
    occasion: "costs" as AdjustmentTerms["occasion"],
    de: "",
    en: "",
    fr: "",
    share_before: "",
    share_after: "",
  });
  const [rules, setRules] = useState<Record<PriceName, TypedRule>>({
    base_price: { how: "stays", value: "" },
    energy_price: { how: "by", value: "" },
    energy_price_off_peak: { how: "stays", value: "" },
  });
  const [blocks, setBlocks] = useState<TypedBlock[]>([]);
  const set = (changed: Partial<typeof form>) => setForm({ ...form, ...changed });
  async function act() {
    const number = (value: string) => plainNumber(value, sign) || null;
    const body: NewPriceAdjustment = {
      brand,
      selection: ticked ? { contract_numbers: ticked } : { product_codes: codes },
      terms: {
        effective_on: form.effective_on,
        occasion: form.occasion,
        explanations: { de: form.de.trim(), en: form.en.trim() || null, fr: form.fr.trim() || null },
        base_price: ruleOf(rules.base_price, sign),
        energy_price: ruleOf(rules.energy_price, sign),
        energy_price_off_peak: ruleOf(rules.energy_price_off_peak, sign),
        energy_blocks: blocksOf(blocks, sign),
        supply_share_before: number(form.share_before),
        supply_share: number(form.share_after),
      },
    };
    const adjustment = await answerOf(
      api.POST("/staff/price-adjustments", {
        params: { header: { "Idempotency-Key": attempt.keyFor(body) } },
        body,
      }),
    );
    attempt.finish();
    void navigate(`/price-adjustments/${adjustment.adjustment_id}`);
  }
  return (
    <FormDialog
      title={
        ticked ? t("adjustments.new.ticked", { count: ticked.length }) : t("adjustments.new.products_title")
      }
      consequence={t("adjustments.new.consequence")}
      confirm={t("adjustments.new.action")}
      size="lg"
      fields={[
        "/selection",
        "/terms/effective_on",
        "/terms/explanations",
        "/terms/base_price",
        "/terms/energy_price",
        "/terms/energy_price_off_peak",
        "/terms/energy_blocks",
        "/terms/supply_share",
        "/terms/supply_share_before",
      ]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          {!ticked && <Products chosen={codes} choose={setCodes} fault={fault("/selection")} />}
          <div className={styles.two}>
            <TextInput
              type="date"
              label={t("contracts.price_change.effective_on")}
              value={form.effective_on}
              onChange={(event) => set({ effective_on: event.currentTarget.value })}
              error={fault("/terms/effective_on")}
              required
            />
            <NativeSelect
              label={t("contracts.price_change.occasion")}
              value={form.occasion}
              onChange={(event) =>
                set({ occasion: event.currentTarget.value as AdjustmentTerms["occasion"] })
              }
              data={occasions.map((value) => ({ value, label: t(`contracts.occasions.${value}`) }))}
            />
          </div>
          {prices.map((price) => (
            <Rule
              key={price}
              price={price}
              rule={rules[price]}
              change={(rule) => setRules({ ...rules, [price]: rule })}
              fault={fault(`/terms/${price}/value`) ?? fault(`/terms/${price}`)}
            />
          ))}
          <BlockPrices blocks={blocks} change={setBlocks} fault={fault} />
          <div className={styles.two}>
            <TextInput
              inputMode="decimal"
              label={t("contracts.price_change.share_before")}
              value={form.share_before}
              onChange={(event) => set({ share_before: event.currentTarget.value })}
              error={fault("/terms/supply_share_before")}
            />
            <TextInput
              inputMode="decimal"
              label={t("contracts.price_change.share_after")}
              value={form.share_after}
              onChange={(event) => set({ share_after: event.currentTarget.value })}
              error={fault("/terms/supply_share")}
            />
          </div>
          {languages.map((language) => (
            <Textarea
              key={language}
              label={t("adjustments.new.explanation", { language: t(`adjustments.languages.${language}`) })}
              description={
                language === "de"
                  ? t("contracts.price_change.explanation_hint")
                  : t("adjustments.new.otherwise_german")
              }
              value={form[language]}
              maxLength={2000}
              rows={language === "de" ? 4 : 2}
              required={language === "de"}
              onChange={(event) => set({ [language]: event.currentTarget.value })}
              error={fault(`/terms/explanations/${language}`)}
            />
          ))}
        </>
      )}
    </FormDialog>
  );
}

/** How one price changes: the kind of change, and its value with the unit. */
function Rule(properties: {
  price: PriceName;
  rule: TypedRule;
  change: (rule: TypedRule) => void;
  fault: string | null;
}) {
  const { price, rule, change, fault } = properties;
  const { t } = useTranslation();
  const name = t(`contracts.components.${price}`);
  const unit = unitOf(rule.how, price);
  return (
    <div className={styles.two}>
      <NativeSelect
        label={name}
        value={rule.how}
        onChange={(event) => change({ ...rule, how: event.currentTarget.value as RuleKind })}
        data={kinds.map((value) => ({ value, label: t(`adjustments.rules.${value}`) }))}
      />
      {rule.how !== "stays" && (
        <TextInput
          inputMode={rule.how === "to" ? "decimal" : "text"}
          label={t("adjustments.new.value", {
            unit: unit === "%" ? unit : t(`contracts.units.${unit}`),
          })}
          aria-label={`${name}: ${t(`adjustments.rules.${rule.how}`)}`}
          description={rule.how === "to" ? undefined : t("adjustments.new.sign_hint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={rule.value}
          onChange={(event) => change({ ...rule, value: event.currentTarget.value })}
          error={fault}
          required
        />
      )}
    </div>
  );
}

/** The products whose contracts are meant. */
function Products(properties: { chosen: string[]; choose: (codes: string[]) => void; fault: string | null }) {
  const { chosen, choose, fault } = properties;
  const { t, i18n } = useTranslation();
  const query = useProducts();
  const tariffs = (query.data?.items ?? []).filter(({ commodity, state }) => commodity && state !== "draft");
  return (
    <fieldset className={styles.products}>
      <legend>{t("adjustments.new.products")}</legend>
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {tariffs.map(({ product_code: code, name }) => (
        <Checkbox
          key={code}
          label={name[i18n.language as Language]}
          checked={chosen.includes(code)}
          onChange={(event) =>
            choose(event.currentTarget.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
          }
        />
      ))}
      {fault && <p className={styles.fault}>{fault}</p>}
    </fieldset>
  );
}
