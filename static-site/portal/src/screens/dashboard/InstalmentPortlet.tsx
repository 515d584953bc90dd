import { Button } from "@mantine/core";
import { IconCoinEuro } from "@tabler/icons-react";
import type { ContractAccount } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instalmentSum } from "../../api/selection";
import { AccountFacts } from "../../components/AccountFacts";
import { Figure } from "../../components/Figure";
import { Portlet } from "../../components/Portlet";
import { SidePanel } from "../../components/SidePanel";
import { useFormat } from "../../texts/useFormat";

/** What is paid each month, and from where. */
export function InstalmentPortlet({ accounts }: { accounts: ContractAccount[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [account] = accounts;
  const sum = instalmentSum(accounts);
  return (
    <Portlet
      title={t("instalment_portlet.title")}
      icon={<IconCoinEuro size={20} />}
      action={
        <Button variant="light" onClick={() => setOpen(true)}>
          {t("instalment_portlet.details")}
        </Button>
      }
    >
      {Number(sum) === 0 ? (
        <Figure value={t("instalment_portlet.none")} meaning={t("instalment_portlet.none_text")} />
      ) : (
        <Figure
          value={format.money(sum)}
          unit={t("instalment_portlet.per_month")}
          meaning={
            accounts.length > 1
              ? t("instalment_portlet.several", { count: accounts.length })
              : meaning(account)
          }
        />
      )}
      <SidePanel title={t("payment_account.title")} open={open} onClose={() => setOpen(false)}>
        {accounts.map((one) => (
          <AccountFacts key={one.account_number} account={one} />
        ))}
      </SidePanel>
    </Portlet>
  );

  function meaning(only: ContractAccount | undefined): string {
    if (!only) return "";
    const since = only.instalment_since
      ? `${t("instalment_portlet.since", { date: format.date(only.instalment_since) })}. `
      : "";
    return only.payment_method === "sepa_direct_debit"
      ? `${since}${t("instalment_portlet.by_direct_debit", { ending: (only.iban_masked ?? "").replace(/\s/g, "").slice(-4) })}`
      : `${since}${t("instalment_portlet.by_transfer")}`;
  }
}
