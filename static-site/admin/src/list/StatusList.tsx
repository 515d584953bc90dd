import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { FilterChips } from "./FilterChips";
import { ListPage } from "./ListPage";
import { type Column, Table } from "./Table";
import type { usePagedList } from "./usePagedList";

interface Properties<Entry> {
  title: string;
  /** Where the entries have their addresses, e.g. `/orders`. */
  path: string;
  statuses: { value: string; label: string }[];
  columns: Column<Entry>[];
  list: ReturnType<typeof usePagedList<Entry>>;
  keyOf: (entry: Entry) => string;
  empty: string;
  isNew?: (entry: Entry) => boolean;
  tools?: ReactNode;
}

/** A list of entries with numbers, filtered by status, with the opened one beside it. */
export function StatusList<Entry>(properties: Properties<Entry>) {
  const { title, path, statuses, columns, list, keyOf, empty, isNew, tools } = properties;
  const { t } = useTranslation();
  const { number } = useParams();
  const [parameters] = useSearchParams();
  const search = parameters.size > 0 ? `?${parameters}` : "";
  return (
    <ListPage
      title={title}
      tools={
        <>
          <FilterChips
            label={t("list.status")}
            name="status"
            options={[{ value: "", label: t("list.all") }, ...statuses]}
          />
          {tools}
        </>
      }
    >
      <Table
        caption={title}
        columns={columns}
        entries={list.entries}
        keyOf={keyOf}
        addressOf={(entry) => `${path}/${keyOf(entry)}${search}`}
        open={number}
        isNew={isNew}
        empty={<p>{empty}</p>}
        query={list}
        fileName={title}
      />
    </ListPage>
  );
}
