import { Button, Group } from "@mantine/core";
import { IconDoorExit } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { dayBefore } from "@wattwerk/ui/dates";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Portlet } from "../../components/Portlet";
import { useFormat } from "../../texts/useFormat";

/** How long a contract still runs, and the ways to end it or to take it along. */
export function EndPortlet({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const format = useFormat();
  const address = `/contracts/${encodeURIComponent(contract.contract_number)}/end`;
  const running = contract.status === "accepted" || contract.status === "active";
  const term = contract.minimum_term_until;
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
      <p>
        {contract.supply_end
          ? t("cancellation.portlet.ends", { date: format.longDate(dayBefore(contract.supply_end)) })
          : term
            ? t("cancellation.portlet.term", { date: format.longDate(term) })
            : t("cancellation.portlet.open")}
      </p>
    </Portlet>
  );
}
