import { answerOf } from "@wattwerk/ui/api/client";
import type { PriceImport } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import { ImportButton, PricesNav } from "./PricesHead";

/** Files that were sent, newest first; how far each is. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const list = usePagedList<PriceImport>(
    ["price-imports", brand],
    (cursor) =>
      answerOf(api.GET("/staff/price-imports", { params: { query: { brand, ...(cursor && { cursor }) } } })),
    { live: true },
  );
  const columns: Column<PriceImport>[] = [
    {
      key: "file",
      title: t("prices.file"),
      cell: (entry) => entry.file_name,
      text: (entry) => entry.file_name,
    },
    {
      key: "state",
      title: t("prices.imports.state"),
      cell: ({ state }) => <Status value={state} label={t(`prices.progress.states.${state}`)} />,
      text: ({ state }) => t(`prices.progress.states.${state}`),
    },
    {
      key: "rows",
      title: t("prices.progress.rows_read"),
      cell: (entry) => format.number(entry.rows_read),
      text: (entry) => String(entry.rows_read),
      numeric: true,
    },
    {
      key: "faults",
      title: t("prices.progress.faults"),
      cell: (entry) => format.number(entry.fault_count),
      text: (entry) => String(entry.fault_count),
      numeric: true,
    },
    {
      key: "at",
      title: t("prices.imports.at"),
      cell: (entry) => t("prices.by", { at: format.dateTime(entry.announced_at), actor: entry.announced_by }),
      text: (entry) => entry.announced_at,
      secondary: true,
    },
  ];
  return (
    <ListPage
      title={t("prices.imports.title")}
      tools={
        <>
          <PricesNav />
          <ImportButton />
        </>
      }
    >
      <Table
        caption={t("prices.imports.title")}
        columns={columns}
        entries={list.entries}
        keyOf={(entry) => entry.import_id}
        addressOf={(entry) => `/prices/imports/${entry.import_id}`}
        empty={<p>{t("prices.imports.empty")}</p>}
        query={list}
        fileName={t("prices.imports.title")}
      />
    </ListPage>
  );
}
