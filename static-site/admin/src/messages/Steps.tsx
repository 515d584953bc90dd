import { Button, NativeSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { answerOf } from "@wattwerk/ui/api/client";
import type { StaffConversation } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";
import { useConversationStep } from "./useConversationStep";

/** What else can be done with a conversation: hand it to another team, or close it. */
export function Steps({ conversation }: { conversation: StaffConversation }) {
  const { t } = useTranslation();
  const id = conversation.conversation_id;
  const version = conversation.version;
  const step = useConversationStep(id);
  const [closing, setClosing] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  async function forward(teamId: string) {
    setProblem(null);
    const body = { version, team_id: teamId };
    try {
      await step(body, (key) =>
        answerOf(
          api.POST("/staff/conversations/{conversation_id}/forwarding", {
            params: { path: { conversation_id: id }, header: { "Idempotency-Key": key } },
            body,
          }),
        ),
      );
      notifications.show({ message: t("messages.staff.forwarded"), color: "green" });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }

  async function close() {
    const body = { version };
    await step({ close: body }, (key) =>
      answerOf(
        api.POST("/staff/conversations/{conversation_id}/closing", {
          params: { path: { conversation_id: id }, header: { "Idempotency-Key": key } },
          body,
        }),
      ),
    );
    notifications.show({ message: t("messages.staff.closed"), color: "green" });
  }

  return (
    <>
      {problem && <Notice problem={problem} />}
      <div className={styles.actions}>
        <NativeSelect
          aria-label={t("messages.staff.forward")}
          value=""
          onChange={(event) => void forward(event.currentTarget.value)}
          data={[
            { value: "", label: t("messages.staff.forward") },
            ...conversation.teams
              .filter(({ team_id }) => team_id !== conversation.team_id)
              .map(({ team_id, name }) => ({ value: team_id, label: name })),
          ]}
        />
        <Button variant="default" onClick={() => setClosing(true)}>
          {t("messages.staff.close")}
        </Button>
      </div>
      {closing && (
        <ActionDialog
          title={t("messages.staff.close_title")}
          consequence={t("messages.staff.close_consequence")}
          confirm={t("messages.staff.close")}
          act={close}
          close={() => setClosing(false)}
        />
      )}
    </>
  );
}
