import { Button } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import type { ContractAccount, Customer } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Address } from "../../components/Address";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";
import { customerName } from "../../texts/names";

interface BillsPortletProps {
  accounts: ContractAccount[];
  customer: Customer;
}

/** Who gets the bills of each contract account, where and in which form. */
export function BillsPortlet({ accounts, customer }: BillsPortletProps) {
  const { t } = useTranslation();
  return (
    <Portlet
      title={t("requests.bills.title")}
      icon={<IconMailForward size={20} />}
      action={
        <Button component={Link} to="/profile/bills" variant="light">
          {t("actions.edit")}
        </Button>
      }
    >
      <Facts
        facts={accounts.map((account) => ({
          term: t("requests.accounts.one", { account: account.account_number }),
          value: (
            <>
              <div>{account.billing_recipient || customerName(customer)}</div>
              <Address address={account.billing_address ?? customer.billing_address} />
              <div>{t(`requests.delivery.rhythms.${account.bill_delivery?.rhythm ?? "yearly"}`)}</div>
              <div>{t(`requests.delivery.channels.${account.bill_delivery?.channel ?? "electronic"}`)}</div>
            </>
          ),
        }))}
      />
    </Portlet>
  );
}
