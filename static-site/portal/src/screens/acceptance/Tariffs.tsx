import type { OfferView } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../texts/useFormat";
import styles from "./Acceptance.module.css";
import type { Details } from "./answer";

interface Properties {
  offer: OfferView;
  details: Details;
  change: (part: Partial<Details>) => void;
}

/** The offered tariffs; bonuses stand apart from the yearly price (PAngV). */
export function Tariffs({ offer, details, change }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <fieldset className={styles.tariffs}>
      <legend className="visually-hidden">{t("acceptance.offer.tariffs")}</legend>
      {offer.offers.map((one) => (
        <label key={one.product_code} className={styles.tariff}>
          <input
            type="radio"
            name="product_code"
            checked={details.product_code === one.product_code}
            onChange={() => change({ product_code: one.product_code })}
          />
          <span className={styles.name}>{one.name}</span>
          <span className={styles.figure}>
            {format.money(one.yearly_price)} <small>{t("units.per_year")}</small>
          </span>
          <span className={styles.muted}>
            {t(one.prices_include_vat ? "acceptance.offer.gross" : "acceptance.offer.net", {
              base: format.money(one.base_price),
              energy: format.centsPerKilowattHour(one.energy_price),
              monthly: format.money(one.monthly_price),
            })}
          </span>
          {one.bonuses.map((bonus) => (
            <span key={bonus.kind} className={styles.muted}>
              {t(`acceptance.offer.bonuses.${bonus.kind}`, {
                amount: format.money(bonus.amount),
                condition: bonus.condition,
              })}
            </span>
          ))}
        </label>
      ))}
    </fieldset>
  );
}
