import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language, StaffConversation } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { reference } from "@wattwerk/ui/reference";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { AnswerForm } from "./AnswerForm";
import { Attachments } from "./Attachments";
import message from "./Message.module.css";
import { Steps } from "./Steps";

const tones = { open: "clarification", answered: "acknowledged", closed: "closed" } as const;

/** One conversation: who wrote, what was said, and the answer. */
export default function MessagePanel() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const query = useQuery({
    queryKey: ["conversation", id],
    queryFn: () =>
      answerOf(
        api.GET("/staff/conversations/{conversation_id}", { params: { path: { conversation_id: id } } }),
      ),
  });
  const conversation = query.data;
  return (
    <Panel
      id={id}
      title={conversation?.subject ?? t("messages.staff.title")}
      status={
        conversation && (
          <Status
            value={tones[conversation.status]}
            label={t(`messages.staff.statuses.${conversation.status}`)}
          />
        )
      }
      list="/messages"
    >
      {query.isPending && <Loading />}
      {query.isError && !conversation && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {conversation && <OpenConversation key={id} conversation={conversation} />}
    </Panel>
  );
}

function OpenConversation({ conversation }: { conversation: StaffConversation }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { writer } = conversation;
  const team = conversation.teams.find(({ team_id }) => team_id === conversation.team_id)?.name;
  return (
    <>
      <Facts
        facts={[
          [t("messages.staff.number"), reference(conversation.conversation_id)],
          [t("messages.staff.reason"), conversation.reason_label[i18n.language as Language]],
          [t("messages.staff.due"), conversation.answer_by && format.date(conversation.answer_by)],
          [t("messages.staff.team"), team ?? conversation.team_id],
          [t("messages.staff.handler"), conversation.handler],
          [
            t("messages.staff.writer"),
            writer.customer_number ? (
              <Link key="customer" to={`/customers/${writer.customer_number}`}>
                {writer.name}, {writer.customer_number}
              </Link>
            ) : (
              `${writer.name} (${t("messages.staff.no_customer")})`
            ),
          ],
          [t("messages.staff.stated_number"), writer.stated_customer_number],
          [
            t("orders.email"),
            <a key="email" href={`mailto:${writer.email}`}>
              {writer.email}
            </a>,
          ],
          [
            t("orders.phone"),
            writer.phone && (
              <a key="phone" href={`tel:${writer.phone}`}>
                {writer.phone}
              </a>
            ),
          ],
          [t("messages.staff.contract"), conversation.contract_number],
        ]}
      />
      <Part title={t("messages.staff.course")}>
        <ol className={message.thread}>
          {conversation.messages.map((one) => (
            <li key={one.message_id} className={message.message} data-author={one.author}>
              <p className={styles.muted}>
                {one.author === "staff" ? t("messages.staff.from_us", { name: one.name }) : one.name} ·{" "}
                <time dateTime={one.at}>{format.dateTime(one.at)}</time>
              </p>
              <p className={message.text}>{one.text}</p>
              <Attachments conversationId={conversation.conversation_id} files={one.attachments ?? []} />
            </li>
          ))}
        </ol>
      </Part>
      <Part title={t("messages.staff.answer")}>
        <AnswerForm conversation={conversation} />
      </Part>
      {conversation.status !== "closed" && <Steps conversation={conversation} />}
    </>
  );
}
