import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BlacklistEntrySummary } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { FilterChips, useFilter } from "../list/FilterChips";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import styles from "./Blacklist.module.css";
import { useGroups } from "./EntryForm";

/** Whom the brand does not want to supply, newest first. */
export default function BlacklistPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { id } = useParams();
  const [parameters] = useSearchParams();
  const status = useFilter("status") === "ended" ? "ended" : "active";
  const group = useFilter("group");
  const groups = useGroups(brand);
  const list = usePagedList<BlacklistEntrySummary>(["blacklist", brand, status, group], (cursor) =>
    answerOf(
      api.GET("/staff/blacklist-entries", {
        params: {
          query: { brand, status, ...(group && { group_id: group }), ...(cursor && { cursor }) },
        },
      }),
    ),
  );
  const columns: Column<BlacklistEntrySummary>[] = [
    { key: "label", title: t("blacklist.who"), cell: (one) => one.label, text: (one) => one.label },
    {
      key: "status",
      title: t("list.status"),
      cell: (one) => <Status value={one.status} label={t(`blacklist.statuses.${one.status}`)} />,
      text: (one) => t(`blacklist.statuses.${one.status}`),
    },
    {
      key: "scope",
      title: t("blacklist.scope"),
      cell: (one) => t(`blacklist.scopes.${one.scope}`),
      text: (one) => t(`blacklist.scopes.${one.scope}`),
    },
    { key: "reason", title: t("blacklist.reason"), cell: (one) => one.reason, text: (one) => one.reason },
    {
      key: "expires",
      title: t("blacklist.expires_on"),
      cell: (one) => format.date(one.expires_on),
      text: (one) => one.expires_on,
    },
    {
      key: "by",
      secondary: true,
      title: t("blacklist.created_by"),
      cell: (one) => one.created_by,
      text: (one) => one.created_by,
    },
  ];
  const search = parameters.size > 0 ? `?${parameters}` : "";
  return (
    <ListPage
      title={t("pages.blacklist")}
      tools={
        <>
          <FilterChips
            label={t("list.status")}
            name="status"
            options={[
              { value: "", label: t("blacklist.statuses.active") },
              { value: "ended", label: t("blacklist.statuses.ended") },
            ]}
          />
          {groups.length > 0 && (
            <FilterChips
              label={t("blacklist.group")}
              name="group"
              options={[
                { value: "", label: t("blacklist.all_groups") },
                ...groups.map(({ group_id, name }) => ({ value: group_id, label: name })),
              ]}
            />
          )}
          <div className={styles.tools}>
            <Button component={Link} to="/blacklist/trial" variant="default" size="sm">
              {t("blacklist.trial.open")}
            </Button>
            <Button component={Link} to="/blacklist/groups" variant="default" size="sm">
              {t("blacklist.groups.title")}
            </Button>
            <Button component={Link} to="/blacklist/new" size="sm">
              {t("blacklist.add")}
            </Button>
          </div>
        </>
      }
    >
      <Table
        caption={t("pages.blacklist")}
        columns={columns}
        entries={list.entries}
        keyOf={(one) => one.entry_id}
        addressOf={(one) => `/blacklist/${one.entry_id}${search}`}
        open={id}
        empty={<p>{t("blacklist.empty")}</p>}
        query={list}
        fileName={t("pages.blacklist")}
      />
    </ListPage>
  );
}
