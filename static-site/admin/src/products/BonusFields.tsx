import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { EnergyProduct } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { MultilingualField, NumberField, Selection } from "./fields";
import styles from "./Products.module.css";
import { noText } from "./product";

type Bonus = NonNullable<EnergyProduct["bonuses"]>[number];

/** The bonuses of a tariff; a price list can give other amounts in single areas. */
export function BonusFields({ bonuses, change }: { bonuses: Bonus[]; change: (bonuses: Bonus[]) => void }) {
  const { t } = useTranslation();
  const put = (place: number, patch: Partial<Bonus>) =>
    change(bonuses.map((bonus, index) => (index === place ? { ...bonus, ...patch } : bonus)));
  return (
    <fieldset className={styles.several}>
      <legend>{t("products.fields.bonuses")}</legend>
      {bonuses.map((bonus, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bonuses have no name but their place
        <div key={place} className={styles.entry}>
          <div className={styles.fields}>
            <Selection
              label={t("products.fields.bonus_kind")}
              value={bonus.kind}
              options={(["new_customer_bonus", "instant_bonus"] as const).map((value) => ({
                value,
                label: t(`products.bonuses.${value}`),
              }))}
              change={(kind) => put(place, { kind })}
            />
            <Selection
              label={t("products.fields.discount_kind")}
              value={bonus.percent === null || bonus.percent === undefined ? "amount" : "percent"}
              options={(["amount", "percent"] as const).map((value) => ({
                value,
                label: t(`products.discounts.${value}`),
              }))}
              change={(kind) =>
                put(
                  place,
                  kind === "amount"
                    ? { amount: "50", percent: null, cap: null }
                    : { amount: null, percent: "10" },
                )
              }
            />
            {bonus.percent === null || bonus.percent === undefined ? (
              <NumberField
                label={t("products.fields.amount")}
                unit="€"
                value={bonus.amount}
                change={(amount) => put(place, { amount })}
              />
            ) : (
              <>
                <NumberField
                  label={t("products.fields.percent")}
                  unit="%"
                  value={bonus.percent}
                  change={(percent) => put(place, { percent })}
                />
                <NumberField
                  label={t("products.fields.cap")}
                  unit="€"
                  value={bonus.cap}
                  change={(cap) => put(place, { cap: cap || null })}
                />
              </>
            )}
          </div>
          <MultilingualField
            label={t("products.fields.condition")}
            value={bonus.condition}
            change={(condition) => put(place, { condition })}
          />
          <div>
            <Button
              variant="subtle"
              size="xs"
              onClick={() => change(bonuses.filter((_, index) => index !== place))}
            >
              {t("products.remove")}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            change([
              ...bonuses,
              { kind: "new_customer_bonus", amount: "50", percent: null, cap: null, condition: noText },
            ])
          }
        >
          {t("products.add_bonus")}
        </Button>
      </div>
    </fieldset>
  );
}
