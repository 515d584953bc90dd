import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { AdjustmentLine } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import { AdjustmentDialog } from "./AdjustmentDialog";

/** New prices of many contracts: those that are prepared, announced and withdrawn, the latest first. */
export default function AdjustmentsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { id } = useParams();
  const [adding, setAdding] = useState(false);
  const list = usePagedList<AdjustmentLine>(
    ["price-adjustments", brand],
    (cursor) =>
      answerOf(
        api.GET("/staff/price-adjustments", { params: { query: { brand, ...(cursor && { cursor }) } } }),
      ),
    { live: true },
  );
  const what = ({ selection }: AdjustmentLine) =>
    (selection.product_codes ?? []).join(", ") ||
    t("adjustments.contracts", { count: (selection.contract_numbers ?? []).length });
  const columns: Column<AdjustmentLine>[] = [
    {
      key: "day",
      title: t("contracts.price_change.effective_on"),
      cell: (one) => format.date(one.effective_on),
      text: (one) => one.effective_on,
    },
    {
      key: "state",
      title: t("list.status"),
      cell: (one) => <Status value={toneOf(one.state)} label={t(`adjustments.states.${one.state}`)} />,
      text: (one) => t(`adjustments.states.${one.state}`),
    },
    { key: "what", title: t("adjustments.selection"), cell: what, text: what },
    {
      key: "announced",
      title: t("adjustments.counts.announced"),
      cell: (one) => format.number(one.announced),
      text: (one) => String(one.announced),
      numeric: true,
    },
    {
      key: "left_out",
      title: t("adjustments.counts.left_out"),
      cell: (one) => format.number(one.left_out),
      text: (one) => String(one.left_out),
      numeric: true,
      secondary: true,
    },
    {
      key: "created",
      title: t("adjustments.created"),
      cell: (one) => `${format.dateTime(one.created_at)} · ${one.created_by}`,
      text: (one) => one.created_at,
      secondary: true,
    },
  ];
  return (
    <ListPage
      title={t("pages.price_adjustments")}
      tools={
        <Button size="xs" onClick={() => setAdding(true)}>
          {t("adjustments.new.open")}
        </Button>
      }
    >
      <Table
        caption={t("pages.price_adjustments")}
        columns={columns}
        entries={list.entries}
        keyOf={(one) => one.adjustment_id}
        addressOf={(one) => `/price-adjustments/${one.adjustment_id}`}
        open={id}
        empty={<p>{t("adjustments.empty")}</p>}
        query={list}
        fileName={t("pages.price_adjustments")}
      />
      {adding && <AdjustmentDialog close={() => setAdding(false)} />}
    </ListPage>
  );
}

/** The colour in which the state of a price adjustment is shown. */
export function toneOf(state: AdjustmentLine["state"]): string {
  return {
    checking: "reading",
    checked: "clarification",
    announcing: "writing",
    announced: "active",
    withdrawing: "writing",
    withdrawn: "closed",
  }[state];
}
