import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../detail/Notice";
import styles from "./Products.module.css";

interface Properties {
  name: string;
  publish: (note: string, effectiveFrom: string | null) => Promise<void>;
  close: () => void;
}

/** Says what publishing does, and asks from when on and why. */
export function PublicationDialog({ name, publish, close }: Properties) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const [moment, setMoment] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      await publish(note.trim(), moment ? new Date(moment).toISOString() : null);
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
      title={t("products.publish_title", { name })}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={styles.form} noValidate>
        <p>{t("products.publish_text")}</p>
        <TextInput
          type="datetime-local"
          label={t("products.effective_from")}
          description={t("products.effective_from_hint")}
          value={moment}
          onChange={(event) => setMoment(event.currentTarget.value)}
        />
        <Textarea
          label={t("products.note")}
          rows={3}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {problem && <Notice problem={problem} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={sending}>
            {t("products.publish_now")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
