import { answerOf } from "@wattwerk/ui/api/client";
import type { Declaration, DeclarationStatus } from "@wattwerk/ui/api/models";
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

const others: DeclarationStatus[] = ["received", "confirmed", "rejected", "taken_back"];

/** Cancellations, withdrawals and moves; first those that a clerk has to decide. */
export default function DeclarationsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { number } = useParams();
  const [parameters] = useSearchParams();
  const status = (useFilter("status") ?? "clarification") as DeclarationStatus;
  const list = usePagedList<Declaration>(
    ["declarations", brand, status],
    (cursor) =>
      answerOf(
        api.GET("/staff/declarations", {
          params: { query: { brand, status, ...(cursor && { cursor }) } },
        }),
      ),
    { live: true },
  );
  const name = ({ declared }: Declaration) =>
    declared.company || `${declared.last_name}, ${declared.first_name}`;
  const reasons = (declaration: Declaration) =>
    declaration.reasons.map((reason) => t(`cancellation.reasons.${reason}`)).join(" · ");
  const columns: Column<Declaration>[] = [
    {
      key: "kind",
      title: t("cancellation.staff.kind"),
      cell: (declaration) => t(`cancellation.kinds.${declaration.kind}`),
      text: (declaration) => t(`cancellation.kinds.${declaration.kind}`),
    },
    {
      key: "status",
      title: t("list.status"),
      cell: ({ status: value }) => <Status value={value} label={t(`cancellation.statuses.${value}`)} />,
      text: (declaration) => t(`cancellation.statuses.${declaration.status}`),
    },
    { key: "name", title: t("cancellation.fields.name"), cell: name, text: name },
    { key: "reasons", title: t("cancellation.staff.reasons"), cell: reasons, text: reasons },
    {
      key: "received",
      title: t("cancellation.fields.received_at"),
      cell: (declaration) => format.dateTime(declaration.received_at),
      text: (declaration) => declaration.received_at,
    },
  ];
  const search = parameters.size > 0 ? `?${parameters}` : "";
  return (
    <ListPage
      title={t("cancellation.staff.title")}
      tools={
        <FilterChips
          label={t("list.status")}
          name="status"
          options={[
            { value: "", label: t("cancellation.statuses.clarification") },
            ...others.map((value) => ({ value, label: t(`cancellation.statuses.${value}`) })),
          ]}
        />
      }
    >
      <Table
        caption={t("cancellation.staff.title")}
        columns={columns}
        entries={list.entries}
        keyOf={(declaration) => declaration.declaration_number}
        addressOf={(declaration) => `/declarations/${declaration.declaration_number}${search}`}
        open={number}
        empty={<p>{t(`cancellation.staff.empty_${status}`)}</p>}
        query={list}
        fileName={t("cancellation.staff.title")}
      />
    </ListPage>
  );
}
