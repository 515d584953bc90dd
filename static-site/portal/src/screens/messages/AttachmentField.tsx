import { Button, Loader } from "@mantine/core";
import { IconPaperclip, IconTrash } from "@tabler/icons-react";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { useProblemText } from "../../texts/problems";
import { sendFile } from "../documents/sendFile";
import { LARGEST, TAKEN } from "../documents/taken";
import styles from "./Messages.module.css";

const MOST = 5;

export interface AttachedFile {
  key: number;
  name: string;
  state: "sending" | "accepted" | "failed";
  documentId?: string;
  /** Why it was not taken, to be read. */
  fault?: string;
}

interface AttachmentFieldProps {
  files: AttachedFile[];
  onChange: (change: (files: AttachedFile[]) => AttachedFile[]) => void;
}

/** Files for a message. Each is sent and checked as soon as it is chosen; the message only names it. */
export function AttachmentField({ files, onChange }: AttachmentFieldProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { customerNumber } = useCustomerChoice();
  const input = useRef<HTMLInputElement>(null);
  const [next, setNext] = useState(0);

  const settle = (key: number, change: Partial<AttachedFile>) =>
    onChange((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  const add = async (file: File, key: number) => {
    if (file.size > LARGEST) {
      settle(key, { state: "failed", fault: t("documents.upload.too_large") });
      return;
    }
    try {
      const upload = await sendFile(file, { customerNumber, contractNumber: null });
      if (upload.status === "accepted" && upload.document_id) {
        settle(key, { state: "accepted", documentId: upload.document_id });
      } else if (upload.status === "refused") {
        const fault = t(`documents.upload.refusals.${upload.refusal ?? "format"}`);
        settle(key, { state: "failed", fault });
      } else {
        settle(key, { state: "failed", fault: t("messages.attachments.late") });
      }
    } catch (thrown) {
      settle(key, { state: "failed", fault: problemText(asProblem(thrown)) });
    }
  };

  const choose = (chosen: File[]) => {
    const taken = chosen.slice(0, MOST - files.length);
    const added = taken.map((file, index) => ({
      key: next + index,
      name: file.name,
      state: "sending" as const,
    }));
    setNext(next + added.length);
    onChange((all) => [...all, ...added]);
    for (const [index, file] of taken.entries()) void add(file, next + index);
  };

  return (
    <div className={styles.attach}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={TAKEN}
        aria-label={t("messages.attachments.add")}
        onChange={(event) => {
          choose([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPaperclip size={18} aria-hidden="true" />}
          disabled={files.length >= MOST}
          onClick={() => input.current?.click()}
        >
          {t("messages.attachments.add")}
        </Button>
      </div>
      <p className={styles.meta}>{t("messages.attachments.hint")}</p>
      {files.length > 0 ? (
        <ul className={styles.files} aria-live="polite">
          {files.map((file) => (
            <li key={file.key}>
              {file.state === "sending" ? <Loader size="xs" aria-hidden="true" /> : null}
              <span className={styles.file}>
                {file.name}
                <span className={styles.meta} data-state={file.state}>
                  {" · "}
                  {file.fault ?? t(`messages.attachments.${file.state}`)}
                </span>
              </span>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t("messages.attachments.remove", { name: file.name })}
                onClick={() => onChange((all) => all.filter((one) => one.key !== file.key))}
              >
                <IconTrash size={18} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What a message names of its files. */
export function attachmentsOf(files: AttachedFile[]): string[] {
  return files.flatMap(({ documentId }) => documentId ?? []);
}

/** Whether a file is still on its way, so that the message has to wait. */
export function underway(files: AttachedFile[]): boolean {
  return files.some(({ state }) => state === "sending");
}
