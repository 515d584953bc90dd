import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useFormat } from "../application/texts";
import detail from "../detail/Detail.module.css";
import { Facts } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Panel } from "../detail/Panel";
import { useRetentionRuns } from "./lists";

/** How many records of each kind a run has removed. */
export default function RunPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = "" } = useParams();
  const { entries, isPending } = useRetentionRuns();
  const run = entries.find(({ run_id }) => run_id === id);
  const deleted = Object.entries(run?.deleted ?? {});
  return (
    <Panel
      id={id}
      title={
        run
          ? t("privacy.staff.run_details", { at: format.dateTime(run.started_at) })
          : t("privacy.staff.runs")
      }
      list="/privacy/runs"
    >
      {isPending ? <Loading /> : null}
      {run && deleted.length === 0 ? <p className={detail.muted}>{t("privacy.staff.nothing_due")}</p> : null}
      <Facts
        facts={deleted.map(([group, records]) => [
          t(`privacy.groups.${group}`),
          t("privacy.staff.records", { count: records }),
        ])}
      />
    </Panel>
  );
}
