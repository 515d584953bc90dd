import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { ConversationStatus, Language, StaffConversationSummary } from "@wattwerk/ui/api/models";
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
import { isOverdue } from "./due";

const statuses: ConversationStatus[] = ["open", "answered", "closed"];

/** What people wrote: open ones by the day until which an answer is due. */
export default function MessagesPage() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const format = useFormat();
  const { brand, brands } = useBrand();
  const zone = brands.find((one) => one.id === brand)?.time_zone ?? "Europe/Berlin";
  const { id } = useParams();
  const [parameters] = useSearchParams();
  const status = (useFilter("status") as ConversationStatus | undefined) ?? "open";
  const team = useFilter("team");
  const teams = useQuery({
    queryKey: ["conversation-teams", brand],
    queryFn: () => answerOf(api.GET("/staff/conversation-teams", { params: { query: { brand } } })),
    staleTime: 10 * 60_000,
  });
  const teamName = (teamId: string) =>
    teams.data?.items.find((one) => one.team_id === teamId)?.name ?? teamId;
  const list = usePagedList<StaffConversationSummary>(
    ["conversations", brand, status, team],
    (cursor) =>
      answerOf(
        api.GET("/staff/conversations", {
          params: { query: { brand, status, ...(team && { team_id: team }), ...(cursor && { cursor }) } },
        }),
      ),
    { live: true },
  );
  const reason = (conversation: StaffConversationSummary) => conversation.reason_label[language];
  const due = (conversation: StaffConversationSummary) =>
    conversation.answer_by ? format.date(conversation.answer_by) : "";
  const columns: Column<StaffConversationSummary>[] = [
    {
      key: "subject",
      title: t("messages.staff.subject"),
      cell: (conversation) => conversation.subject,
      text: (conversation) => conversation.subject,
    },
    { key: "reason", title: t("messages.staff.reason"), cell: reason, text: reason },
    {
      key: "writer",
      title: t("messages.staff.writer"),
      cell: ({ writer }) => writer.name,
      text: ({ writer }) => writer.name,
    },
    {
      key: "team",
      title: t("messages.staff.team"),
      cell: ({ handler, team_id }) => handler || teamName(team_id),
      text: ({ handler, team_id }) => handler || teamName(team_id),
    },
    {
      key: "due",
      title: t("messages.staff.due"),
      cell: (conversation) =>
        isOverdue(conversation.answer_by, zone) ? (
          <Status value="rejected" label={`${due(conversation)}, ${t("messages.staff.overdue")}`} />
        ) : (
          due(conversation)
        ),
      text: (conversation) => conversation.answer_by ?? "",
    },
    {
      key: "latest",
      title: t("messages.staff.latest"),
      cell: (conversation) => format.dateTime(conversation.last_message_at),
      text: (conversation) => conversation.last_message_at,
    },
  ];
  const search = parameters.size > 0 ? `?${parameters}` : "";
  return (
    <ListPage
      title={t("pages.messages")}
      tools={
        <>
          <FilterChips
            label={t("messages.staff.status")}
            name="status"
            options={statuses.map((value) => ({
              // Open ones are what the page is for: no filter in its address.
              value: value === "open" ? "" : value,
              label: t(`messages.staff.statuses.${value}`),
            }))}
          />
          <FilterChips
            label={t("messages.staff.team")}
            name="team"
            options={[
              { value: "", label: t("messages.staff.all_teams") },
              ...(teams.data?.items ?? []).map((one) => ({ value: one.team_id, label: one.name })),
            ]}
          />
        </>
      }
    >
      <Table
        caption={t("pages.messages")}
        columns={columns}
        entries={list.entries}
        keyOf={(conversation) => conversation.conversation_id}
        addressOf={(conversation) => `/messages/${conversation.conversation_id}${search}`}
        open={id}
        empty={<p>{t("messages.staff.empty")}</p>}
        query={list}
        fileName={t("pages.messages")}
      />
    </ListPage>
  );
}
