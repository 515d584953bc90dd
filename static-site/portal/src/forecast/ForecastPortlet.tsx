import { IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Failure } from "../components/Failure";
import { Figure, FigureSkeleton } from "../components/Figure";
import { Portlet } from "../components/Portlet";
import { AccountForecast } from "./AccountForecast";
import styles from "./Forecast.module.css";
import { useForecasts } from "./queries";

interface ForecastPortletProps {
  /** Narrows to the accounts of these numbers. */
  accountNumbers?: string[];
}

/** Whether the instalments will do until the end of the year, and the amount that would. */
export function ForecastPortlet({ accountNumbers }: ForecastPortletProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useForecasts();
  const accounts = (data?.accounts ?? []).filter(
    ({ account_number }) => !accountNumbers || accountNumbers.includes(account_number),
  );
  return (
    <Portlet title={t("meters.forecast.title")} icon={<IconTargetArrow size={20} />} busy={!data && !error}>
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <FigureSkeleton /> : null}
      {data && accounts.length === 0 ? (
        <Figure value={t("meters.forecast.none")} meaning={t("meters.forecast.none_text")} />
      ) : null}
      <div className={styles.accounts}>
        {accounts.map((account) => (
          <AccountForecast key={account.account_number} forecast={account} named={accounts.length > 1} />
        ))}
      </div>
    </Portlet>
  );
}
