import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Case, CaseAction } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import detail from "../detail/Detail.module.css";
import { Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Timeline } from "../detail/Timeline";
import { ChangeStatusDialog } from "./ChangeStatusDialog";
import styles from "./Lifecycle.module.css";
import { StatusBadge } from "./StatusBadge";
import { useActionText } from "./words";

/** Where an order or its contract stands, how it came there, and what that fired. */
export function CasePart({ orderNumber }: { orderNumber: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["case", orderNumber],
    queryFn: () =>
      answerOf(api.GET("/staff/cases/{order_number}", { params: { path: { order_number: orderNumber } } })),
    retry: false,
    refetchInterval: 5_000,
  });
  const problem = query.error ? asProblem(query.error) : null;
  return (
    <Part title={t("lifecycle.case.title")}>
      {query.isPending && <Loading />}
      {/* A case begins seconds after its order; until then there is nothing to show. */}
      {problem && problem.status !== 404 && !query.data && <Notice problem={problem} />}
      {problem?.status === 404 && <p className={detail.muted}>{t("lifecycle.case.none")}</p>}
      {query.data && <OpenCase found={query.data} />}
    </Part>
  );
}

function OpenCase({ found }: { found: Case }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <div className={styles.head}>
        <StatusBadge status={found.status} />
        {found.status.bo4e && <span className={detail.muted}>BO4E {found.status.bo4e}</span>}
        {found.ways.length > 0 && (
          <Button variant="default" size="xs" onClick={() => setChanging(true)}>
            {t("lifecycle.case.change")}
          </Button>
        )}
      </div>
      <Timeline
        happenings={[...found.steps].reverse().map((step) => ({
          id: String(step.number),
          at: step.at,
          title: <StatusBadge status={step.status} />,
          actor: t(`actors.${step.actor}`, { defaultValue: step.actor }),
          note: [
            step.milestone && t(`lifecycle.milestones.${step.milestone}`),
            t(`lifecycle.results.${step.reason}`, { defaultValue: step.reason }),
            step.late && t("lifecycle.case.late"),
          ]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
      {found.actions.length > 0 && (
        <ul className={styles.runs} aria-label={t("lifecycle.case.actions")}>
          {[...found.actions].reverse().map((run) => (
            <Run key={`${run.step} ${run.position}`} found={found} run={run} />
          ))}
        </ul>
      )}
      {changing && <ChangeStatusDialog found={found} close={() => setChanging(false)} />}
    </>
  );
}

function Run({ found, run }: { found: Case; run: CaseAction }) {
  const { t } = useTranslation();
  const text = useActionText();
  const client = useQueryClient();
  async function repeat() {
    try {
      const changed = await answerOf(
        api.POST("/staff/cases/{order_number}/actions/{step}/{position}/repetition", {
          params: {
            path: {
              order_number: found.order_number,
              step: String(run.step),
              position: String(run.position),
            },
          },
        }),
      );
      client.setQueryData(["case", found.order_number], changed);
    } catch (thrown) {
      notifications.show({ message: t(`problems.${asProblem(thrown).code}`), color: "red" });
    }
  }
  return (
    <li data-state={run.state}>
      <span>{text(run.action)}</span>
      <span className={styles.result}>
        {run.result
          ? t(`lifecycle.results.${run.result}`, { defaultValue: run.result.replace(/_/g, " ") })
          : t(`lifecycle.states.${run.state}`)}
      </span>
      {run.state === "failed" && (
        <Button variant="default" size="compact-xs" onClick={() => void repeat()}>
          {t("lifecycle.case.repeat")}
        </Button>
      )}
    </li>
  );
}
