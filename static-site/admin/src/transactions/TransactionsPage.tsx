import { Button } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Transaction, TransactionStatus } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { FilterChips, useFilter } from "../list/FilterChips";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import { ExportDialog } from "./ExportDialog";

const statuses: TransactionStatus[] = ["received", "exported", "acknowledged", "rejected", "withdrawn"];
const kinds: Transaction["kind"][] = [
  "meter_reading_report",
  "instalment_change",
  "bank_change",
  "contact_change",
  "name_change",
  "billing_address_change",
  "bill_delivery_change",
  "product_cancellation",
  "cancellation",
  "withdrawal",
  "move_out",
  "move_in",
  "contract_start",
];

/** What billing must know: reported, handed over, answered. */
export default function TransactionsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { id } = useParams();
  const [exporting, setExporting] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [parameters] = useSearchParams();
  const status = useFilter("status") as TransactionStatus | undefined;
  const kind = useFilter("kind") as Transaction["kind"] | undefined;
  const list = usePagedList<Transaction>(
    ["transactions", brand, status, kind],
    (cursor) =>
      answerOf(
        api.GET("/staff/transactions", {
          params: {
            query: { brand, ...(status && { status }), ...(kind && { kind }), ...(cursor && { cursor }) },
          },
        }),
      ),
    { live: true },
  );
  const columns: Column<Transaction>[] = [
    {
      key: "kind",
      title: t("transactions.kind"),
      cell: (transaction) => t(`transaction_kinds.${transaction.kind}`),
      text: (transaction) => t(`transaction_kinds.${transaction.kind}`),
    },
    {
      key: "status",
      title: t("list.status"),
      cell: ({ status: value }) => <Status value={value} label={t(`transaction_statuses.${value}`)} />,
      text: (transaction) => t(`transaction_statuses.${transaction.status}`),
    },
    {
      key: "customer",
      title: t("customers.number"),
      cell: (transaction) => transaction.customer_number,
      text: (transaction) => transaction.customer_number,
    },
    {
      key: "contract",
      secondary: true,
      title: t("contracts.number"),
      cell: (transaction) => transaction.contract_number,
      text: (transaction) => transaction.contract_number,
    },
    {
      key: "received",
      title: t("orders.received_at"),
      cell: (transaction) => format.dateTime(transaction.received_at),
      text: (transaction) => transaction.received_at,
    },
  ];
  // What another list or another hand has taken away meanwhile is no longer ticked.
  const waiting = list.entries.filter(({ status: value }) => value === "received");
  const chosen = waiting.map((one) => one.transaction_id).filter((one) => ticked.has(one));
  const search = parameters.size > 0 ? `?${parameters}` : "";
  const all = { value: "", label: t("list.all") };
  return (
    <ListPage
      title={t("pages.transactions")}
      tools={
        <>
          <Button
            variant="default"
            leftSection={<IconFileExport size={18} aria-hidden="true" />}
            onClick={() => setExporting(true)}
          >
            {chosen.length > 0
              ? t("requests.staff.export_chosen", { count: chosen.length })
              : t("requests.staff.export")}
          </Button>
          <FilterChips
            label={t("list.status")}
            name="status"
            options={[
              all,
              ...statuses.map((value) => ({ value, label: t(`transaction_statuses.${value}`) })),
            ]}
          />
          <FilterChips
            label={t("transactions.kind")}
            name="kind"
            options={[
              { value: "", label: t("transactions.all_kinds") },
              ...kinds.map((value) => ({ value, label: t(`transaction_kinds.${value}`) })),
            ]}
          />
        </>
      }
    >
      <Table
        caption={t("pages.transactions")}
        columns={columns}
        entries={list.entries}
        keyOf={(transaction) => transaction.transaction_id}
        addressOf={(transaction) => `/transactions/${transaction.transaction_id}${search}`}
        open={id}
        empty={<p>{t("transactions.empty")}</p>}
        query={list}
        fileName={t("pages.transactions")}
        selection={{
          chosen: new Set(chosen),
          onChange: setTicked,
          offers: ({ status: value }) => value === "received",
          label: (transaction) =>
            t("requests.staff.tick", {
              what: t(`transaction_kinds.${transaction.kind}`),
              customer: transaction.customer_number,
              at: format.dateTime(transaction.received_at),
            }),
        }}
      />
      {exporting && <ExportDialog kind={kind} chosen={chosen} close={() => setExporting(false)} />}
    </ListPage>
  );
}
