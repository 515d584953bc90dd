import type { Contract, ContractAccount } from "@wattwerk/ui/api/models";
import { dayBefore } from "@wattwerk/ui/dates";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Facts } from "../detail/Facts";
import { Status } from "../detail/Status";
import { AddressLines } from "../orders/OrderFacts";

interface Properties {
  contract: Contract;
  account: ContractAccount | undefined;
}

/** A contract with its supply point, meters and account. */
export function ContractCard({ contract, account }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  const point = contract.supply_point;
  return (
    <article className={styles.card} aria-label={contract.contract_number}>
      <header className={styles.cardHead}>
        <h2>
          <Link to={`/contracts/${contract.contract_number}`}>{contract.product_name}</Link>
        </h2>
        <Status value={contract.status} label={t(`contract_statuses.${contract.status}`)} />
      </header>
      <Facts
        facts={[
          [t("contracts.number"), contract.contract_number],
          [t("orders.commodity"), t(`commodities.${contract.commodity}`)],
          [t("orders.start"), format.date(contract.supply_start)],
          [t("contracts.end"), contract.supply_end && format.date(dayBefore(contract.supply_end))],
          [t("orders.supply_address"), <AddressLines key="address" address={point.address} />],
          [t("orders.market_location"), point.market_location],
          [t("contracts.grid_operator"), point.grid_operator],
          [
            t("contracts.meters"),
            contract.meters
              .map((meter) => `${meter.meter_number} (${t(`orders.meter_types.${meter.type}`)})`)
              .join(", "),
          ],
          [t("orders.yearly_price"), format.money(contract.yearly_price)],
          [t("contracts.account"), contract.account_number],
          [t("contracts.instalment_amount"), account && format.money(account.instalment)],
          [t("orders.payment_method"), account && t(`payment_methods.${account.payment_method}`)],
          [t("orders.iban"), account?.iban_masked],
        ]}
      />
    </article>
  );
}
