import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { PortalLoginView } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";

type Decision = "active" | "locked";
type Question = Decision | "initial_password";

interface Properties {
  brand: string;
  customerNumber: string;
}

/** The portal login of a customer with its history; staff release, lock and reactivate it here. */
export function PortalLogin({ brand, customerNumber }: Properties) {
  const { t } = useTranslation();
  const key = ["portal-login", brand, customerNumber];
  const query = useQuery({
    queryKey: key,
    retry: false,
    queryFn: () =>
      answerOf(
        api.GET("/staff/portal-logins/{brand}/{customer_number}", {
          params: { path: { brand, customer_number: customerNumber } },
        }),
      ),
  });
  if (query.isPending) return <Loading />;
  if (!query.data) {
    const problem = asProblem(query.error);
    if (problem.status === 404) return <p className={styles.muted}>{t("account.staff.none")}</p>;
    return <Notice problem={problem} retry={() => void query.refetch()} />;
  }
  return <OpenLogin login={query.data} customerNumber={customerNumber} cache={key} />;
}

function OpenLogin({
  login,
  customerNumber,
  cache,
}: {
  login: PortalLoginView;
  customerNumber: string;
  cache: string[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Question | null>(null);

  const decide = async (status: Decision, note: string) => {
    const answer = await answerOf(
      api.POST("/staff/portal-logins/{brand}/{customer_number}/decisions", {
        params: { path: { brand: login.brand, customer_number: customerNumber } },
        body: { status, note },
      }),
    );
    queries.setQueryData(cache, answer);
    void queries.invalidateQueries({ queryKey: ["waiting-logins"] });
  };
  const issuePassword = async () => {
    const answer = await answerOf(
      api.POST("/staff/portal-logins/{brand}/{customer_number}/initial-passwords", {
        params: { path: { brand: login.brand, customer_number: customerNumber } },
      }),
    );
    queries.setQueryData(cache, answer);
  };
  const usable = login.status === "created" || login.status === "active";
  const shared = Object.entries(login.shared_numbers).map(
    ([number, access]) => `${number} (${t(`account.access_${access}`)})`,
  );
  const guests = login.access_given.map(
    (given) => `${given.name}, ${given.email} (${t(`account.access_${given.access}`)})`,
  );
  const act = asked === "locked" ? "lock" : asked === "active" ? "activate" : "initial_password";

  return (
    <div className={styles.cards}>
      <div>
        <Facts
          facts={[
            [
              t("account.staff.status"),
              <Status key="status" value={login.status} label={t(`account.staff.status_${login.status}`)} />,
            ],
            [t("account.staff.user_name"), login.user_name],
            [t("orders.email"), login.email],
            [t("account.staff.numbers"), login.customer_numbers.join(", ")],
            [t("account.staff.shared"), shared.join(", ")],
            [t("account.staff.access"), guests.join("; ")],
            [
              t("account.staff.second_factor"),
              t(login.second_factor ? "account.staff.yes" : "account.staff.no"),
            ],
            [
              t("account.staff.initial_password_open"),
              login.initial_password && t("account.staff.initial_password_pending"),
            ],
            [t("account.staff.created_at"), login.created_at && format.dateTime(login.created_at)],
            [
              t("account.staff.last_sign_in_at"),
              login.last_sign_in_at && format.dateTime(login.last_sign_in_at),
            ],
          ]}
        />
        <Group mt="md" gap="sm">
          {usable ? (
            <Button variant="default" onClick={() => setAsked("initial_password")}>
              {t("account.staff.initial_password")}
            </Button>
          ) : (
            <Button onClick={() => setAsked("active")}>{t("account.staff.activate")}</Button>
          )}
          {login.status === "locked" ? null : (
            <Button variant="default" onClick={() => setAsked("locked")}>
              {t("account.staff.lock")}
            </Button>
          )}
        </Group>
      </div>
      <Part title={t("account.staff.history")}>
        <Timeline
          happenings={login.history.map((entry, index) => ({
            id: `${entry.at}-${index}`,
            at: entry.at,
            title: t(`account.changes.${entry.change}`),
            actor: t(`actors.${entry.actor}`, { defaultValue: entry.actor }),
            note: entry.note,
          }))}
        />
      </Part>
      {asked ? (
        <ActionDialog
          title={t(`account.staff.${act}`)}
          consequence={t(`account.staff.${act}_text`, { email: login.email })}
          confirm={t(`account.staff.${act}`)}
          dangerous={asked === "locked"}
          reasonLabel={asked === "initial_password" ? undefined : t("account.staff.note")}
          act={(note) => (asked === "initial_password" ? issuePassword() : decide(asked, note))}
          close={() => setAsked(null)}
        />
      ) : null}
    </div>
  );
}
