import { Button } from "@mantine/core";
import { IconCalendarEvent } from "@tabler/icons-react";
import type { ContractAccount } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "../../components/Facts";
import { Failure } from "../../components/Failure";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import { useFormat } from "../../texts/useFormat";
import { useInstalments } from "./queries";

const SHOWN = 4;

/** The instalments that are due next; the whole plan, its history and the change are behind it. */
export function PlanPortlet({ account }: { account: ContractAccount }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useInstalments(account.account_number);
  const coming = data?.plan.filter(({ status }) => status !== "past").slice(0, SHOWN) ?? [];
  return (
    <Portlet
      title={t("requests.instalment.plan_title")}
      icon={<IconCalendarEvent size={20} />}
      busy={!data && !error}
      action={
        <Button
          component={Link}
          to={`/accounts/${encodeURIComponent(account.account_number)}/instalments`}
          variant="light"
        >
          {t("requests.instalment.action")}
        </Button>
      }
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="9rem" /> : null}
      <Facts
        facts={coming.map(({ due_on, amount, status }) => ({
          term: `${format.date(due_on)} · ${t(`requests.instalment.due_${status}`)}`,
          value: format.money(amount),
        }))}
      />
    </Portlet>
  );
}
