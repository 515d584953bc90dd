import { IconTag } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { useTranslation } from "react-i18next";
import { type Fact, Facts } from "../../components/Facts";
import { Figure } from "../../components/Figure";
import { Portlet } from "../../components/Portlet";
import { amount, energyPrice, unitOf, useFormat } from "../../texts/useFormat";
import styles from "./Contract.module.css";

/** What the contract costs: the year at a glance, then each price. */
export function PricesPortlet({ contract, includesVat }: { contract: Contract; includesVat: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const offPeak = contract.energy_price_off_peak ?? null;
  const consumption = contract.consumption + (contract.consumption_off_peak ?? 0);
  const year = amount(format, consumption, unitOf(contract.commodity));
  const facts: Fact[] = [
    {
      term: t("contract.base_price"),
      value: t("contract.per_month", { price: format.money(contract.base_price) }),
    },
    {
      term: t(offPeak === null ? "contract.energy_price" : "contract.energy_price_ht"),
      value: contract.energy_blocks?.length
        ? energyPriceText(t, format, contract)
        : energyPrice(format, contract.energy_price, contract.commodity),
    },
    {
      term: t("contract.energy_price_nt"),
      value: offPeak === null ? null : energyPrice(format, offPeak, contract.commodity),
    },
    { term: t("contract.forecast"), value: year },
    {
      term: t("contract.forecast_off_peak"),
      value: contract.consumption_off_peak ? format.kilowattHours(contract.consumption_off_peak) : null,
    },
  ];
  return (
    <Portlet title={t("contract.prices_title")} icon={<IconTag size={20} />}>
      <div className={styles.stack}>
        <Figure
          value={format.money(contract.yearly_price)}
          meaning={t("contract.yearly_price", { amount: year })}
        />
        <Facts facts={facts} />
        <p className={styles.note}>{t(includesVat ? "contract.prices_gross" : "contract.prices_net")}</p>
      </div>
    </Portlet>
  );
}
