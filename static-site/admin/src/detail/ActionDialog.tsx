import { Button, Group, Modal, Textarea } from "@mantine/core";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Detail.module.css";
import { Notice } from "./Notice";

interface Properties {
  title: string;
  /** What will happen, spelled out. */
  consequence: string;
  confirm: string;
  dangerous?: boolean;
  /** Label of the reason; without it no reason is asked for. */
  reasonLabel?: string;
  reasonRequired?: boolean;
  /** Further fields of this action. */
  children?: ReactNode;
  act: (reason: string) => Promise<unknown>;
  close: () => void;
}

/** Asks once more before something that cannot be taken back, and says what it will cause. */
export function ActionDialog(properties: Properties) {
  const { title, consequence, confirm, dangerous, reasonLabel, reasonRequired, children, act, close } =
    properties;
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (reasonRequired && !reason.trim()) {
      setMissing(true);
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      await act(reason.trim());
      close();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  }

  return (
    <Modal
      opened
      onClose={close}
      title={title}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={styles.dialog} noValidate>
        <p>{consequence}</p>
        {children}
        {reasonLabel && (
          <Textarea
            label={reasonLabel}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setMissing(false);
            }}
            maxLength={500}
            rows={3}
            error={missing && t("dialog.reason_missing")}
            data-autofocus
          />
        )}
        {problem && <Notice problem={problem} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" color={dangerous ? "error" : "primary"} loading={sending}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
