import { Checkbox } from "@mantine/core";
import type { EnergyProduct, OtherProduct } from "@wattwerk/ui/api/models";
import { fieldText } from "@wattwerk/ui/texts";
import { useTranslation } from "react-i18next";
import { BonusFields } from "./BonusFields";
import { DayField, NumberField, Selection, Several } from "./fields";
import type { PartProps } from "./ProductPage";
import styles from "./Products.module.css";
import { type Draft, faultAt, isEnergy } from "./product";

const commodities = ["electricity", "heating_electricity", "gas", "water", "heat"] as const;
const labelled = ["electricity", "heating_electricity"];

/** To whom a product is sold, for how long, and at which conditions. */
export function ConditionsPart(properties: PartProps) {
  const { draft, change, problem } = properties;
  const { t } = useTranslation();
  const error = (field: string) => {
    const found = faultAt(problem?.errors ?? [], field);
    return found && fieldText(t, found);
  };
  const number = (field: keyof Draft, unit: string, description?: string) => (
    <NumberField
      label={t(`products.fields.${field}`)}
      value={draft[field] as number}
      change={(value) => change({ [field]: value })}
      unit={unit}
      error={error(field)}
      {...(description && { description })}
    />
  );
  return (
    <section className={styles.form} aria-label={t("products.parts.conditions")}>
      <Several
        label={t("products.fields.customer_types")}
        values={draft.customer_types}
        options={(["household", "business"] as const).map((value) => ({
          value,
          label: t(`customer_types.${value}`),
        }))}
        change={(customer_types) => change({ customer_types })}
        error={error("customer_types")}
      />
      <div className={styles.fields}>
        {number("initial_term_months", t("products.units.months"), t("products.hints.term"))}
        {number("notice_period_days", t("products.units.days"), t("products.hints.notice"))}
        {number("renewal_notice_days", t("products.units.days"), t("products.hints.renewal"))}
        <DayField
          label={t("products.fields.valid_from")}
          value={draft.valid_from}
          change={(valid_from) => change({ valid_from })}
        />
        <DayField
          label={t("products.fields.valid_until")}
          description={t("products.hints.valid_until")}
          value={draft.valid_until}
          change={(valid_until) => change({ valid_until })}
        />
      </div>
      {isEnergy(draft) ? (
        <EnergyConditions {...properties} draft={draft} error={error} number={number} />
      ) : (
        <FixedPrice {...properties} draft={draft} error={error} />
      )}
    </section>
  );
}

interface EnergyProperties extends PartProps {
  draft: EnergyProduct;
  error: (field: string) => string | undefined;
  number: (field: never, unit: string) => React.ReactNode;
}

function EnergyConditions({ draft, change, error, number }: EnergyProperties) {
  const { t } = useTranslation();
  const mix = draft.electricity_mix;
  return (
    <>
      <div className={styles.fields}>
        <Selection
          label={t("products.fields.renewal")}
          description={t("products.hints.renewal_kind")}
          value={draft.renewal ?? "open_ended"}
          options={(["open_ended", "extension", "ends"] as const).map((value) => ({
            value,
            label: t(`products.renewals.${value}`),
          }))}
          change={(renewal) => change({ renewal, renewal_months: renewal === "extension" ? 12 : null })}
          error={draft.renewal === "extension" ? undefined : error("renewal_months")}
        />
        {draft.renewal === "extension" && number("renewal_months" as never, t("products.units.months"))}
        <Selection
          label={t("products.fields.commodity")}
          value={draft.commodity}
          options={commodities.map((value) => ({ value, label: t(`commodities.${value}`) }))}
          change={(commodity) =>
            change({ commodity, ...(!labelled.includes(commodity) && { electricity_mix: null }) })
          }
        />
        {number("minimum_consumption" as never, "kWh")}
        {number("maximum_consumption" as never, "kWh")}
        <DayField
          label={t("products.fields.price_guarantee_until")}
          value={draft.price_guarantee_until}
          change={(day) =>
            change({
              price_guarantee_until: day,
              price_guarantee_scope: day ? (draft.price_guarantee_scope ?? "energy_only") : null,
            })
          }
        />
        {draft.price_guarantee_until && (
          <Selection
            label={t("products.fields.price_guarantee_scope")}
            value={draft.price_guarantee_scope ?? "energy_only"}
            options={(["full", "energy_only", "without_levies"] as const).map((value) => ({
              value,
              label: t(`products.scopes.${value}`),
            }))}
            change={(price_guarantee_scope) => change({ price_guarantee_scope })}
          />
        )}
      </div>
      <div className={styles.fields}>
        <Several
          label={t("products.fields.meter_types")}
          values={draft.meter_types}
          options={(["single", "two_rate"] as const).map((value) => ({
            value,
            label: t(`products.meter_types.${value}`),
          }))}
          change={(meter_types) => change({ meter_types })}
          error={error("meter_types")}
        />
        <Several
          label={t("products.fields.payment_methods")}
          values={draft.payment_methods}
          options={(["sepa_direct_debit", "transfer"] as const).map((value) => ({
            value,
            label: t(`payment_methods.${value}`),
          }))}
          change={(payment_methods) => change({ payment_methods })}
          error={error("payment_methods")}
        />
        <div className={styles.several}>
          <Checkbox
            label={t("products.fields.green")}
            checked={draft.green}
            onChange={(event) => change({ green: event.currentTarget.checked })}
          />
          <Checkbox
            label={t("products.fields.two_rate")}
            checked={draft.two_rate}
            onChange={(event) => change({ two_rate: event.currentTarget.checked })}
          />
        </div>
      </div>
      <BonusFields bonuses={draft.bonuses ?? []} change={(bonuses) => change({ bonuses })} />
      {labelled.includes(draft.commodity) && (
        <fieldset className={styles.several}>
          <legend>{t("products.fields.electricity_mix")}</legend>
          <div className={styles.fields}>
            {(
              ["renewable_percent", "co2_grams_per_kwh", "radioactive_waste_mg_per_kwh", "year"] as const
            ).map((field) => (
              <NumberField
                key={field}
                label={t(`products.mix.${field}`)}
                value={mix?.[field]}
                change={(value) => change({ electricity_mix: { ...mix, [field]: value } })}
                error={error(`electricity_mix/${field}`)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

interface FixedProperties extends PartProps {
  draft: OtherProduct;
  error: (field: string) => string | undefined;
}

function FixedPrice({ draft, change, error }: FixedProperties) {
  const { t } = useTranslation();
  const price = draft.price;
  const put = (patch: object) =>
    change({ price: { basis: "gross", vat_rate: "19", monthly: null, once: null, ...price, ...patch } });
  return (
    <fieldset className={styles.several}>
      <legend>{t("products.fields.price")}</legend>
      <Checkbox
        label={t("products.on_request")}
        checked={price === null}
        onChange={(event) =>
          change({
            price: event.currentTarget.checked
              ? null
              : { basis: "gross", vat_rate: "19", monthly: "0", once: null },
          })
        }
      />
      {price && (
        <div className={styles.fields}>
          <NumberField
            label={t("products.fields.monthly")}
            unit="€"
            value={price.monthly}
            change={(value) => put({ monthly: value || null })}
            error={error("price/monthly") ?? error("price")}
          />
          <NumberField
            label={t("products.fields.once")}
            unit="€"
            value={price.once}
            change={(value) => put({ once: value || null })}
            error={error("price/once")}
          />
          <NumberField
            label={t("products.fields.vat_rate")}
            unit="%"
            value={price.vat_rate}
            change={(vat_rate) => put({ vat_rate })}
            error={error("price/vat_rate")}
          />
          <Selection
            label={t("products.fields.basis")}
            value={price.basis}
            options={(["gross", "net"] as const).map((value) => ({
              value,
              label: t(`products.bases.${value}`),
            }))}
            change={(basis) => put({ basis })}
          />
        </div>
      )}
    </fieldset>
  );
}
