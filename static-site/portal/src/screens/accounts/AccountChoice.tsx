import { Checkbox } from "@mantine/core";
import type { ContractAccount } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";

interface AccountChoiceProps {
  accounts: ContractAccount[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  error: string | null;
}

/** For which contract accounts a change is meant; nobody with a single one is asked. */
export function AccountChoice({ accounts, chosen, onChange, error }: AccountChoiceProps) {
  const { t } = useTranslation();
  if (accounts.length < 2) return null;
  return (
    <Checkbox.Group
      label={t("requests.accounts.label")}
      description={t("requests.accounts.hint")}
      value={chosen}
      onChange={onChange}
      error={error}
    >
      {accounts.map(({ account_number }) => (
        <Checkbox
          key={account_number}
          mt="sm"
          value={account_number}
          label={t("requests.accounts.one", { account: account_number })}
        />
      ))}
    </Checkbox.Group>
  );
}
