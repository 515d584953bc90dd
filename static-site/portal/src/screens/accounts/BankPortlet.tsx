import { Button } from "@mantine/core";
import { IconCreditCard } from "@tabler/icons-react";
import type { ContractAccount } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";

/** From and to which account money goes, per contract account; one form changes them all at once. */
export function BankPortlet({ accounts }: { accounts: ContractAccount[] }) {
  const { t } = useTranslation();
  const [first] = accounts;
  if (!first) return null;
  return (
    <Portlet
      title={t("requests.bank.title")}
      icon={<IconCreditCard size={20} />}
      action={
        <Button
          component={Link}
          to={`/accounts/${encodeURIComponent(first.account_number)}/bank`}
          variant="light"
        >
          {t("actions.edit")}
        </Button>
      }
    >
      <Facts
        facts={accounts.map((account) => ({
          term: t("requests.accounts.one", { account: account.account_number }),
          value: [
            t(`payment_methods.${account.payment_method}`),
            account.iban_masked,
            account.account_holder,
            account.payout_iban_masked &&
              `${t("requests.details.payout_iban")}: ${account.payout_iban_masked}`,
          ]
            .filter(Boolean)
            .map((line) => <div key={line}>{line}</div>),
        }))}
      />
    </Portlet>
  );
}
