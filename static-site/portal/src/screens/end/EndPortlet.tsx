import { Button, Group } from "@mantine/core";
import { IconDoorExit } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { dayBefore } from "@wattwerk/ui/dates";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import { useFormat } from "../../texts/useFormat";
import styles from "../contract/Contract.module.css";
import { useContractEnd } from "./queries";

/** How long a contract still runs, and the ways to end it or to take it along. */
export function EndPortlet({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const format = useFormat();
  const address = `/contracts/${encodeURIComponent(contract.contract_number)}/end`;
  const running = contract.status === "accepted" || contract.status === "active";
  const term = contract.term_until ?? contract.minimum_term_until;
  return (
    <Portlet
      title={t("cancellation.portlet.title")}
      icon={<IconDoorExit size={20} />}
      action={
        running ? (
          <Group gap="sm">
            <Button component={Link} to={address} variant="default">
              {t("cancellation.portlet.cancel")}
            </Button>
            <Button component={Link} to={`${address}?ground=moving`} variant="default">
              {t("cancellation.portlet.move")}
            </Button>
            <Button component={Link} to="/move-in" variant="default">
              {t("cancellation.portlet.move_in")}
            </Button>
          </Group>
        ) : (
          <Button component={Link} to={address} variant="default">
            {t("cancellation.portlet.show")}
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        <p>
          {contract.status === "withdrawn"
            ? t("cancellation.portlet.withdrawn")
            : contract.supply_end
              ? t(running ? "cancellation.portlet.ends_by_itself" : "cancellation.portlet.ends", {
                  date: format.longDate(dayBefore(contract.supply_end)),
                })
              : term
                ? t("cancellation.portlet.term", { date: format.longDate(term) })
                : t("cancellation.portlet.open")}
        </p>
        {running ? (
          <NextEnd
            contractNumber={contract.contract_number}
            notice={contract.conditions.notice_period_days}
          />
        ) : null}
      </div>
    </Portlet>
  );
}

/** The next possible end and the notice, as bills name them (§ 40 (2) no. 3 EnWG). */
function NextEnd({ contractNumber, notice }: { contractNumber: string; notice: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useContractEnd(contractNumber);
  // What it says stands on the page behind the button as well.
  if (error && !data) return null;
  if (!data) return <Skeleton height="5.5rem" />;
  const { earliest_end_on, withdrawal_until } = data;
  return (
    <Facts
      facts={[
        {
          term: t("cancellation.portlet.next_end"),
          value: earliest_end_on ? format.longDate(earliest_end_on) : null,
        },
        { term: t("contract.notice_period"), value: t("contract.days", { count: notice }) },
        {
          term: t("cancellation.portlet.withdrawal_until"),
          value: withdrawal_until ? format.longDate(withdrawal_until) : null,
        },
      ]}
    />
  );
}
