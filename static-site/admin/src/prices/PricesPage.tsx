import { answerOf } from "@wattwerk/ui/api/client";
import type { PriceListSummary } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import { ImportButton, PricesNav } from "./PricesHead";
import { actorName, versionName } from "./values";

/** All versions of the brand's price lists, newest first. */
export default function PricesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { version } = useParams();
  const list = usePagedList<PriceListSummary>(["price-lists", brand], (cursor) =>
    answerOf(api.GET("/staff/price-lists", { params: { query: { brand, ...(cursor && { cursor }) } } })),
  );
  const commodities = (entry: PriceListSummary) =>
    entry.commodities.map((name) => t(`commodities.${name}`)).join(", ");
  const validity = (entry: PriceListSummary) => {
    if (!entry.active_from) return t("prices.not_yet");
    const from = format.dateTime(entry.active_from);
    return entry.active_until
      ? t("prices.from_until", { from, until: format.dateTime(entry.active_until) })
      : t("prices.from", { from });
  };
  const columns: Column<PriceListSummary>[] = [
    {
      key: "file",
      title: t("prices.file"),
      cell: (entry) => versionName(entry, t),
      text: (entry) => versionName(entry, t),
    },
    {
      key: "state",
      title: t("list.status"),
      cell: ({ state }) => <Status value={state} label={t(`prices.states.${state}`)} />,
      text: ({ state }) => t(`prices.states.${state}`),
    },
    { key: "valid", title: t("prices.valid"), cell: validity, text: validity },
    {
      key: "commodities",
      title: t("prices.commodities"),
      cell: commodities,
      text: commodities,
      secondary: true,
    },
    {
      key: "rows",
      title: t("prices.rows"),
      cell: (entry) => format.number(entry.rows),
      text: (entry) => String(entry.rows),
      numeric: true,
    },
    {
      key: "imported",
      title: t("prices.imported"),
      cell: (entry) =>
        t("prices.by", { at: format.dateTime(entry.imported_at), actor: actorName(entry.imported_by, t) }),
      text: (entry) => entry.imported_at,
      secondary: true,
    },
  ];
  return (
    <ListPage
      title={t("prices.title")}
      tools={
        <>
          <PricesNav />
          <ImportButton />
        </>
      }
    >
      <Table
        caption={t("prices.title")}
        columns={columns}
        entries={list.entries}
        keyOf={(entry) => entry.version}
        addressOf={(entry) => `/prices/${entry.version}`}
        open={version}
        empty={<p>{t("prices.empty")}</p>}
        query={list}
        fileName={t("prices.title")}
      />
    </ListPage>
  );
}
