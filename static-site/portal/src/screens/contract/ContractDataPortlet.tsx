import { IconFileText } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { dayBefore } from "@wattwerk/ui/dates";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";
import { useFormat } from "../../texts/useFormat";

export function ContractDataPortlet({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bundle } = contract;
  return (
    <Portlet title={t("contract.data_title")} icon={<IconFileText size={20} />}>
      <Facts
        facts={[
          { term: t("contract.number"), value: contract.contract_number },
          { term: t("contract.product"), value: contract.product_name },
          { term: t("contract.concluded_on"), value: format.longDate(contract.concluded_on) },
          { term: t("contract.supply_start"), value: format.longDate(contract.supply_start) },
          {
            term: t("contract.supply_end"),
            value: contract.supply_end ? format.longDate(dayBefore(contract.supply_end)) : null,
          },
          { term: t("purchases.bundle.name"), value: bundle?.name },
          {
            term: t("purchases.bundle.discount"),
            value: discountOf(contract),
          },
          ...(contract.answers ?? []).map(({ question, answer }) => ({ term: question, value: answer })),
        ]}
      />
    </Portlet>
  );

  /** The bundle's discount, and its end once a part of the bundle ends. */
  function discountOf({ bundle, bundle_discount_until: until }: Contract): string | null {
    if (!bundle) return null;
    const { recurrence, amount } = bundle.discount;
    const discount = t(`purchases.bundle.${recurrence}`, { amount: format.money(amount) });
    return until
      ? t("purchases.bundle.ends_with_part", { discount, date: format.longDate(until) })
      : discount;
  }
}
