import type { RetentionRun } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useFormat } from "../application/texts";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { useRetentionRuns } from "./lists";
import styles from "./Privacy.module.css";
import { PrivacyNav } from "./PrivacyNav";

/** What the deletion concept has removed by itself. Nobody is named. */
export default function RunsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id } = useParams();
  const list = useRetentionRuns();
  const columns: Column<RetentionRun>[] = [
    {
      key: "started_at",
      title: t("privacy.staff.columns.started_at"),
      cell: (run) => format.dateTime(run.started_at),
      text: (run) => run.started_at,
    },
    {
      key: "finished_at",
      title: t("privacy.staff.columns.finished_at"),
      cell: (run) => (run.finished_at ? format.dateTime(run.finished_at) : t("privacy.staff.running")),
      text: (run) => run.finished_at ?? "",
    },
    {
      key: "trigger",
      secondary: true,
      title: t("privacy.staff.columns.trigger"),
      cell: (run) => t(`privacy.staff.triggers.${run.trigger}`),
      text: (run) => t(`privacy.staff.triggers.${run.trigger}`),
    },
    {
      key: "customers",
      numeric: true,
      title: t("privacy.staff.columns.customers"),
      cell: (run) => format.number(`${run.customers}`),
      text: (run) => `${run.customers}`,
    },
    {
      key: "anonymised",
      numeric: true,
      title: t("privacy.staff.columns.anonymised"),
      cell: (run) => format.number(`${run.anonymised}`),
      text: (run) => `${run.anonymised}`,
    },
    {
      key: "deleted",
      numeric: true,
      title: t("privacy.staff.columns.deleted"),
      cell: (run) => format.number(`${deletedIn(run)}`),
      text: (run) => `${deletedIn(run)}`,
    },
  ];
  return (
    <ListPage title={t("pages.privacy")} tools={<PrivacyNav />}>
      <p className={styles.introduction}>{t("privacy.staff.runs_text")}</p>
      <Table
        caption={t("privacy.staff.runs")}
        columns={columns}
        entries={list.entries}
        keyOf={(run) => run.run_id}
        addressOf={(run) => `/privacy/runs/${run.run_id}`}
        open={id}
        empty={<p>{t("privacy.staff.no_runs")}</p>}
        query={list}
        fileName={t("privacy.staff.runs")}
      />
    </ListPage>
  );
}

function deletedIn({ deleted }: RetentionRun): number {
  return Object.values(deleted).reduce((sum, records) => sum + records, 0);
}
