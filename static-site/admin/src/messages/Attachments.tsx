import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { StaffConversation } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { Notice } from "../detail/Notice";
import styles from "./Message.module.css";

type Attachment = NonNullable<StaffConversation["messages"][number]["attachments"]>[number];

/** The files of a message; their content was checked when they came. */
export function Attachments({ conversationId, files }: { conversationId: string; files: Attachment[] }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  if (files.length === 0) return null;
  async function download({ document_id }: Attachment) {
    setProblem(null);
    try {
      const path = { conversation_id: conversationId, document_id };
      const { url } = await answerOf(
        api.GET("/staff/conversations/{conversation_id}/attachments/{document_id}/link", {
          params: { path },
        }),
      );
      // The answer says "attachment": the page stays.
      window.location.assign(url);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }
  return (
    <>
      {problem && <Notice problem={problem} />}
      <ul className={styles.files} aria-label={t("messages.attachments.list")}>
        {files.map((file) => (
          <li key={file.document_id}>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => void download(file)}
            >
              {file.file_name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
