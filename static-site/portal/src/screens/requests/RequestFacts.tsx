import type { CustomerRequest } from "@wattwerk/ui/api/models";
import type { Formatter } from "@wattwerk/ui/format";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import { useFormat } from "../../texts/useFormat";

/** What was asked for: the names and values that the server keeps of a request. */
export function RequestFacts({ request }: { request: CustomerRequest }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      facts={[
        ...Object.entries(request.details).map(([name, value]) => ({
          term: t(`requests.details.${name}`),
          value: shown(name, value, t, format),
        })),
        { term: t("requests.account_number"), value: request.account_number },
        { term: t("requests.contract_number"), value: request.contract_number },
      ]}
    />
  );
}

function shown(name: string, value: string, t: TFunction, format: Formatter): string {
  if (/(^|_)amount$/.test(name)) return format.money(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
  if (name === "rhythm" || name === "channel") return t(`requests.delivery.${name}s.${value}`);
  if (name === "payment_method") return t(`payment_methods.${value}`);
  if (value === "true" || value === "false") return t(value === "true" ? "states.yes" : "states.no");
  return value;
}
