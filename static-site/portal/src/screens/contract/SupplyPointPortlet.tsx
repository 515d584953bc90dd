import { IconMapPin } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Address } from "../../components/Address";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";

export function SupplyPointPortlet({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const point = contract.supply_point;
  return (
    <Portlet title={t("contract.supply_point_title")} icon={<IconMapPin size={20} />}>
      <Facts
        facts={[
          { term: t("contract.address"), value: <Address address={point.address} /> },
          {
            term: t("contract.market_location"),
            value: point.market_location ?? t("contract.not_yet_known"),
          },
          ...(point.metering_location
            ? [{ term: t("contract.metering_location"), value: point.metering_location }]
            : []),
          { term: t("contract.grid_operator"), value: point.grid_operator ?? t("contract.not_yet_known") },
        ]}
      />
    </Portlet>
  );
}
