import type { Offer } from "@wattwerk/ui/api/models";
import type { TFunction } from "i18next";

type Conditions = Offer["conditions"];

/** How a contract goes on after its first term; nothing to say of one that is open-ended from the start. */
export function renewalText(t: TFunction, conditions: Conditions): string | null {
  if (conditions.initial_term_months === 0) return null;
  const notice = t("orders.days", { count: conditions.renewal_notice_days ?? 30 });
  if (conditions.renewal === "ends") return t("orders.renewals.ends");
  if (conditions.renewal !== "extension") return t("orders.renewals.open_ended", { notice });
  const each = t("orders.months", { count: conditions.renewal_months ?? 0 });
  const longest = conditions.renewal_longest_months;
  return longest === null || longest === undefined
    ? t("orders.renewals.extension", { each, notice })
    : t("orders.renewals.limited", { each, notice, longest: t("orders.months", { count: longest }) });
}
