import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContractRow } from "../../components/ContractRow";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";

const SHOWN = 3;

/** The contracts, the way to each of them. */
export function ContractsPortlet({ contracts }: { contracts: Contract[] }) {
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
    </Portlet>
  );
}
