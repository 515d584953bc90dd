import { IconListCheck } from "@tabler/icons-react";
import type { Contract } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";
import { useFormat } from "../../texts/useFormat";

/** Term, notice and price guarantee, as agreed. */
export function ConditionsPortlet({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { conditions } = contract;
  const guaranteedUntil = conditions.price_guarantee_until ?? null;
  const days = (count: number) => t("contract.days", { count });
  const renewal = () => {
    const values = {
      days: days(conditions.renewal_notice_days ?? 30),
      months: conditions.renewal_months,
      longest: conditions.renewal_longest_months,
    };
    if (conditions.renewal === "ends") return t("contract.renewal_ends");
    if (conditions.renewal !== "extension") return t("contract.renewal_open_ended", values);
    const limited = typeof conditions.renewal_longest_months === "number";
    return t(limited ? "contract.renewal_extension_limited" : "contract.renewal_extension", values);
  };
  return (
    <Portlet title={t("contract.conditions_title")} icon={<IconListCheck size={20} />}>
      <Facts
        facts={[
          {
            term: t("contract.initial_term"),
            value:
              conditions.initial_term_months === 0
                ? t("contract.initial_term_none")
                : t("contract.months", { count: conditions.initial_term_months }),
          },
          {
            term: t("contract.minimum_term_until"),
            value: contract.minimum_term_until ? format.longDate(contract.minimum_term_until) : null,
          },
          { term: t("contract.notice_period"), value: days(conditions.notice_period_days) },
          {
            term: t("contract.term_until"),
            value:
              contract.term_until && contract.term_until !== contract.minimum_term_until
                ? format.longDate(contract.term_until)
                : null,
          },
          { term: t("contract.renewal"), value: renewal() },
          {
            term: t("contract.price_guarantee"),
            value:
              guaranteedUntil === null
                ? t("contract.guarantee_none")
                : [
                    t("contract.guarantee_until", { date: format.longDate(guaranteedUntil) }),
                    conditions.price_guarantee_scope
                      ? t(`contract.guarantee_${conditions.price_guarantee_scope}`)
                      : "",
                  ]
                    .filter(Boolean)
                    .join(", "),
          },
        ]}
      />
    </Portlet>
  );
}
