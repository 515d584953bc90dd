import type { ContractAccount } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../texts/useFormat";
import { AccountActions } from "./AccountActions";
import { Address } from "./Address";
import { Facts } from "./Facts";

/** How a contract account is paid, and the ways to change it. */
export function AccountFacts({ account }: { account: ContractAccount }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Facts
        facts={[
          { term: t("payment_account.number"), value: account.account_number },
          {
            term: t("payment_account.instalment"),
            value: `${format.money(account.instalment)} ${t("instalment_portlet.per_month")}`,
          },
          {
            term: t("payment_account.instalment_since"),
            value: account.instalment_since ? format.date(account.instalment_since) : null,
          },
          {
            term: t("payment_account.payment_method"),
            value: t(`payment_methods.${account.payment_method}`),
          },
          { term: t("payment_account.holder"), value: account.account_holder },
          { term: t("payment_account.iban"), value: account.iban_masked },
          { term: t("payment_account.bank"), value: account.bank_name },
          { term: t("payment_account.mandate"), value: account.mandate_reference },
          { term: t("requests.details.payout_iban"), value: account.payout_iban_masked },
          { term: t("requests.details.recipient"), value: account.billing_recipient },
          {
            term: t("requests.details.address"),
            value: account.billing_address ? <Address address={account.billing_address} /> : null,
          },
          {
            term: t("requests.details.rhythm"),
            value: t(`requests.delivery.rhythms.${account.bill_delivery?.rhythm ?? "yearly"}`),
          },
          {
            term: t("requests.details.channel"),
            value: t(`requests.delivery.channels.${account.bill_delivery?.channel ?? "electronic"}`),
          },
        ]}
      />
      <AccountActions accountNumber={account.account_number} />
    </>
  );
}
