import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Conversation } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import styles from "./Messages.module.css";

type Attachment = NonNullable<Conversation["messages"][number]["attachments"]>[number];

/** The files of a message, to be fetched. */
export function Attachments({ conversationId, files }: { conversationId: string; files: Attachment[] }) {
  const { t } = useTranslation();
  const { customerNumber } = useCustomerChoice();
  const [error, setError] = useState<unknown>(null);
  if (files.length === 0) return null;
  const fetchFile = async (file: Attachment) => {
    setError(null);
    try {
      const { url } = await answerOf(
        customerApi.GET("/portal/conversations/{conversation_id}/attachments/{document_id}/link", {
          params: { path: { conversation_id: conversationId, document_id: file.document_id } },
          headers: customerHeader(customerNumber),
        }),
      );
      // The answer says "attachment": the page stays.
      window.location.assign(url);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      {error ? <Failure error={error} /> : null}
      <ul className={styles.files} aria-label={t("messages.attachments.list")}>
        {files.map((file) => (
          <li key={file.document_id}>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconDownload size={16} aria-hidden="true" />}
              onClick={() => void fetchFile(file)}
            >
              {file.file_name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
