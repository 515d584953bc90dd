import { Button, Textarea } from "@mantine/core";
import { IconFileOff } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Conversation as Thread } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "react-router";
import { customerHeader } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { useProblemText } from "../../texts/problems";
import { useFormat } from "../../texts/useFormat";
import { type AttachedFile, AttachmentField, attachmentsOf, underway } from "./AttachmentField";
import { Attachments } from "./Attachments";
import styles from "./Messages.module.css";
import { useConversation, useSeen } from "./queries";

/** A conversation: what was written, what was answered, and a place to go on. */
export default function Conversation() {
  const { t } = useTranslation();
  const { conversationId = "" } = useParams();
  const sent = (useLocation().state as { sent?: boolean } | null)?.sent ?? false;
  const { data, error, refetch } = useConversation(conversationId);
  const back = { to: "/messages", label: t("messages.title") };
  if (error && !data && asProblem(error).status === 404) {
    return (
      <Page title={t("messages.not_found_title")} back={back}>
        <EmptyState
          icon={<IconFileOff size={26} />}
          title={t("messages.not_found_title")}
          text={t("messages.not_found_text")}
        />
      </Page>
    );
  }
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  return <OpenConversation key={conversationId} thread={data} justSent={sent} />;
}

function OpenConversation({ thread, justSent }: { thread: Thread; justSent: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  useSeen(thread);
  return (
    <Page
      title={thread.subject}
      subtitle={
        <span className={styles.status} data-status={thread.status}>
          {t(`messages.statuses.${thread.status}`)}
        </span>
      }
      back={{ to: "/messages", label: t("messages.title") }}
    >
      {thread.status === "open" && thread.answer_by ? (
        <Notice live={justSent} kind={justSent ? "success" : "info"} title={t("messages.arrived")}>
          <p>
            {t("messages.answer_by", {
              date: format.date(thread.answer_by),
              number: thread.conversation_id,
            })}
          </p>
        </Notice>
      ) : null}
      <Portlet title={t("messages.course")}>
        <ol className={styles.thread}>
          {thread.messages.map((message) => (
            <li key={message.message_id} className={styles.message} data-author={message.author}>
              <p className={styles.meta}>
                {message.name} · <time dateTime={message.at}>{format.dateTime(message.at)}</time>
              </p>
              <p className={styles.text}>{message.text}</p>
              <Attachments conversationId={thread.conversation_id} files={message.attachments ?? []} />
            </li>
          ))}
        </ol>
      </Portlet>
      <ReplyForm thread={thread} />
    </Page>
  );
}

function ReplyForm({ thread }: { thread: Thread }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { customerNumber } = useCustomerChoice();
  const problemText = useProblemText();
  const [attempt] = useState(() => new Attempt());
  const [text, setText] = useState("");
  const [files, setFiles] = useState<AttachedFile[]>([]);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const id = thread.conversation_id;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!text.trim()) {
      event.currentTarget.querySelector("textarea")?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    const body = { text, attachments: attachmentsOf(files) };
    try {
      const changed = await answerOf(
        customerApi.POST("/portal/conversations/{conversation_id}/messages", {
          params: {
            path: { conversation_id: id },
            header: { "Idempotency-Key": attempt.keyFor({ id, ...body }) },
          },
          headers: customerHeader(customerNumber),
          body,
        }),
      );
      attempt.finish();
      client.setQueryData(["conversation", customerNumber, id], changed);
      void client.invalidateQueries({ queryKey: ["conversations"] });
      setText("");
      setFiles([]);
      setTried(false);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  };

  return (
    <Portlet title={t("messages.reply")}>
      <form className={`${styles.form} screen-only`} onSubmit={submit} noValidate>
        <Textarea
          label={t("messages.text")}
          rows={4}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={tried && !text.trim() ? t("messages.text_missing") : null}
        />
        <AttachmentField files={files} onChange={setFiles} />
        {problem ? (
          <Notice live kind="error">
            <p>{problemText(problem)}</p>
          </Notice>
        ) : null}
        <div className={styles.actions}>
          <Button type="submit" loading={sending} disabled={underway(files)}>
            {t("messages.send")}
          </Button>
        </div>
      </form>
    </Portlet>
  );
}
