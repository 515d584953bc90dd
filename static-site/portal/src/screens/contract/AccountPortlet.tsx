import { IconCreditCard } from "@tabler/icons-react";
import type { ContractAccount } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { AccountFacts } from "../../components/AccountFacts";
import { Portlet } from "../../components/Portlet";

/** Through which account the contract is paid. */
export function AccountPortlet({ account }: { account: ContractAccount }) {
  const { t } = useTranslation();
  return (
    <Portlet title={t("contract.account_title")} icon={<IconCreditCard size={20} />}>
      <AccountFacts account={account} />
    </Portlet>
  );
}
