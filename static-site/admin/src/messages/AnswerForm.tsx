import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { answerOf } from "@wattwerk/ui/api/client";
import type { StaffConversation } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { Notice } from "../detail/Notice";
import message from "./Message.module.css";
import { useConversationStep } from "./useConversationStep";

/** Write the answer; what was typed stays until it is sent. */
export function AnswerForm({ conversation }: { conversation: StaffConversation }) {
  const { t } = useTranslation();
  const id = conversation.conversation_id;
  const step = useConversationStep(id);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!text.trim()) {
      setMissing(true);
      return;
    }
    setSending(true);
    setProblem(null);
    const body = { version: conversation.version, text };
    try {
      await step(body, (key) =>
        answerOf(
          api.POST("/staff/conversations/{conversation_id}/answers", {
            params: { path: { conversation_id: id }, header: { "Idempotency-Key": key } },
            body,
          }),
        ),
      );
      setText("");
      notifications.show({ message: t("messages.staff.sent"), color: "green" });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }

  return (
    <form onSubmit={submit} className={message.form} noValidate>
      <Textarea
        aria-label={t("messages.staff.answer")}
        description={t("messages.staff.answer_hint", { email: conversation.writer.email })}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setMissing(false);
        }}
        maxLength={5000}
        rows={6}
        error={missing && t("messages.staff.answer_missing")}
      />
      {problem && <Notice problem={problem} />}
      <div>
        <Button type="submit" loading={sending}>
          {t("messages.staff.send")}
        </Button>
      </div>
    </form>
  );
}
