import type { CustomerRequest } from "@wattwerk/ui/api/models";
import { detailText } from "@wattwerk/ui/requestDetails";
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
          value: detailText(name, value, t, format),
        })),
        { term: t("requests.account_number"), value: request.account_number },
        { term: t("requests.contract_number"), value: request.contract_number },
      ]}
    />
  );
}
