import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { BalanceForecast } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Failure } from "../components/Failure";
import { Figure } from "../components/Figure";
import { Notice } from "../components/Notice";
import { useInstalments } from "../screens/accounts/queries";
import { useFormat } from "../texts/useFormat";
import styles from "./Forecast.module.css";
import { useProposal } from "./useProposal";

interface AccountForecastProps {
  forecast: BalanceForecast;
  /** There are several accounts, so that each needs its name. */
  named: boolean;
}

/** What will be left over or missing at the end of an account's year. */
export function AccountForecast({ forecast, named }: AccountForecastProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const balance = Number(forecast.balance);
  const kind = balance >= 0 ? "credit" : "debit";
  const known = forecast.contracts.flatMap(({ known_until }) => (known_until ? [known_until] : []));
  return (
    <div className={styles.account}>
      {named ? (
        <p className={styles.name}>{t("meters.forecast.account", { number: forecast.account_number })}</p>
      ) : null}
      <Figure
        value={format.money(Math.abs(balance))}
        unit={t(`meters.forecast.${kind}`)}
        meaning={t("meters.forecast.meaning", {
          date: format.date(forecast.period_until),
          cost: format.shortMoney(forecast.cost),
          instalments: format.shortMoney(forecast.instalments),
        })}
      />
      {forecast.proposed_instalment ? (
        <Proposal forecast={forecast} amount={forecast.proposed_instalment} />
      ) : null}
      <p className={styles.note}>
        {known.length > 0
          ? t("meters.forecast.basis", { date: format.date(known.sort()[0] ?? "") })
          : t("meters.forecast.basis_unread")}
      </p>
    </div>
  );
}

/** The amount that would settle the year, one tap away when the policy allows it. */
function Proposal({ forecast, amount }: { forecast: BalanceForecast; amount: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const overview = useInstalments(forecast.account_number).data;
  const proposal = useProposal(forecast.account_number);
  const path = `/accounts/${encodeURIComponent(forecast.account_number)}/instalments?amount=${amount}`;
  const from = forecast.proposed_from ?? "";
  if (proposal.sent) {
    return (
      <Notice live kind="success" title={t("meters.forecast.sent_title")}>
        <p>{t("meters.forecast.sent_text", { amount: format.money(amount), date: format.date(from) })}</p>
      </Notice>
    );
  }
  if (!overview) return null;
  if (overview.choice.blocked_by) {
    return <p className={styles.note}>{t(`problems.${overview.choice.blocked_by}`)}</p>;
  }
  return (
    <>
      <p>
        {t(forecast.settles ? "meters.forecast.proposal" : "meters.forecast.proposal_average", {
          amount: format.shortMoney(amount),
          current: format.money(forecast.current_instalment),
        })}
      </p>
      {proposal.problem ? <Failure error={proposal.problem} /> : null}
      <div className={`${styles.actions} screen-only`}>
        {forecast.within_policy ? (
          <Button
            leftSection={<IconCheck size={20} />}
            loading={proposal.sending}
            onClick={() => proposal.accept({ amount, effective_from: from, reason: "", confirmed: false })}
          >
            {t("meters.forecast.accept", { amount: format.shortMoney(amount), date: format.date(from) })}
          </Button>
        ) : null}
        <Button component={Link} to={path} variant="default">
          {t("meters.forecast.other")}
        </Button>
      </div>
    </>
  );
}
