import { IconChevronRight } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { dayBefore } from "@wattwerk/ui/dates";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { addressLine } from "../texts/names";
import { useFormat } from "../texts/useFormat";
import { CommodityIcon } from "./CommodityIcon";
import styles from "./Rows.module.css";
import { StatusBadge } from "./StatusBadge";

/** A contract as a line that leads to it. */
export function ContractRow({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const format = useFormat();
  const begins = contract.status === "accepted" ? "contracts.starts_on" : "contracts.runs_since";
  return (
    <Link className={styles.row} to={`/contracts/${encodeURIComponent(contract.contract_number)}`}>
      <span className={styles.icon}>
        <CommodityIcon commodity={contract.commodity} />
      </span>
      <span className={styles.text}>
        <span className={styles.title}>{contract.product_name}</span> <StatusBadge status={contract.status} />
        <span className={styles.detail}>
          <br />
          {addressLine(contract.supply_point.address)}
          <br />
          {contract.supply_end
            ? t("contracts.ends_on", { date: format.date(dayBefore(contract.supply_end)) })
            : t(begins, { date: format.date(contract.supply_start) })}
        </span>
      </span>
      <IconChevronRight className={styles.chevron} size={20} aria-hidden="true" />
    </Link>
  );
}
