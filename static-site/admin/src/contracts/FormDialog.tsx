import { Button, Group, Modal } from "@mantine/core";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import detail from "../detail/Detail.module.css";
import { faultAt, generalProblem } from "../detail/faults";
import { Notice } from "../detail/Notice";

interface FormDialogProps {
  title: string;
  /** What will happen, spelled out. */
  consequence: string;
  confirm: string;
  dangerous?: boolean;
  /** Width, for a dialog with more than fields. */
  size?: string;
  /** Pointers of the fields that show their own faults. */
  fields: string[];
  act: () => Promise<unknown>;
  close: () => void;
  children: (fault: (pointer: string) => string | null) => ReactNode;
}

/** A form in a dialog: its faults stand at their fields, and nothing typed is lost. */
export function FormDialog(properties: FormDialogProps) {
  const { title, consequence, confirm, dangerous, size, fields, act, close, children } = properties;
  const { t } = useTranslation();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const general = generalProblem(problem, fields);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      await act();
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
      {...(size && { size })}
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={detail.dialog} noValidate>
        <p>{consequence}</p>
        {children((pointer) => faultAt(t, problem, pointer))}
        {general && <Notice problem={general} />}
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
