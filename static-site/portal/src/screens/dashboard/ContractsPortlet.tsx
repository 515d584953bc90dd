import { Button } from "@mantine/core";
import { IconChevronRight, IconFileText, IconPackage } from "@tabler/icons-react";
import type { Contract, PurchasedProduct } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContractRow } from "../../components/ContractRow";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";

const SHOWN = 3;

interface Properties {
  contracts: Contract[];
  products: PurchasedProduct[];
}

/** The contracts and what else was bought, the way to each of them. */
export function ContractsPortlet({ contracts, products }: Properties) {
  const { t } = useTranslation();
  return (
    <Portlet
      title={t("contracts_portlet.title")}
      icon={<IconFileText size={20} />}
      action={
        contracts.length > SHOWN ? (
          <Button component={Link} to="/contracts" variant="light">
            {t("contracts_portlet.all", { count: contracts.length })}
          </Button>
        ) : null
      }
    >
      <ul className={rows.rows}>
        {contracts.slice(0, SHOWN).map((contract) => (
          <li key={contract.contract_number}>
            <ContractRow contract={contract} />
          </li>
        ))}
      </ul>
      {products.length > 0 ? (
        <>
          <h3>{t("purchases.title")}</h3>
          <ul className={rows.rows}>
            {products.map((product) => (
              <li key={product.number}>
                <Link className={rows.row} to="/contracts">
                  <span className={rows.icon}>
                    <IconPackage size={20} aria-hidden="true" />
                  </span>
                  <span className={rows.text}>
                    <span className={rows.title}>{product.name}</span>
                    <span className={rows.detail}>
                      <br />
                      {t(`purchases.statuses.${product.status}`)}
                    </span>
                  </span>
                  <IconChevronRight className={rows.chevron} size={20} aria-hidden="true" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Portlet>
  );
}
