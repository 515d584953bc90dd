import { Button } from "@mantine/core";
import { IconCoinEuro, IconCreditCard } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./AccountActions.module.css";

/** What a customer can change about a contract account. */
export function AccountActions({ accountNumber }: { accountNumber: string }) {
  const { t } = useTranslation();
  const account = `/accounts/${encodeURIComponent(accountNumber)}`;
  return (
    <div className={`${styles.actions} screen-only`}>
      <Button
        component={Link}
        to={`${account}/instalments`}
        variant="light"
        leftSection={<IconCoinEuro size={20} aria-hidden="true" />}
      >
        {t("requests.instalment.action")}
      </Button>
      <Button
        component={Link}
        to={`${account}/bank`}
        variant="default"
        leftSection={<IconCreditCard size={20} aria-hidden="true" />}
      >
        {t("requests.bank.action")}
      </Button>
    </div>
  );
}
