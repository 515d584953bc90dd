import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import type { Declaration } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";

interface Properties {
  declaration: Declaration;
  act: (contractNumber: string, endsOn: string | null, note: string) => Promise<unknown>;
  close: () => void;
}

/** Which contract ends, and on which day: prefilled with what the rules propose. */
export function ConfirmationDialog({ declaration, act, close }: Properties) {
  const { t } = useTranslation();
  // Who moves in ends no contract.
  const ends = declaration.kind !== "move_in";
  const [contractNumber, setContractNumber] = useState(declaration.contract_number ?? "");
  const [endsOn, setEndsOn] = useState(declaration.ends_on ?? "");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (ends && (!contractNumber.trim() || !endsOn)) return;
    setSending(true);
    setProblem(null);
    try {
      await act(contractNumber.trim(), endsOn || null, note.trim());
      close();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  }

  const fault = (pointer: string, value: string) => {
    const found = problem?.errors.find((error) => error.pointer === pointer);
    if (found) return fieldText(t, found);
    return tried && !value.trim() ? t("fields.required") : undefined;
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t("cancellation.staff.confirmation.title")}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={styles.dialog} noValidate>
        <p>{t(`cancellation.staff.confirmation.consequence_${declaration.kind}`)}</p>
        {ends && (
          <>
            <TextInput
              label={t("contracts.number")}
              value={contractNumber}
              onChange={(event) => setContractNumber(event.currentTarget.value)}
              error={fault("/contract_number", contractNumber)}
              inputMode="numeric"
              maxLength={40}
              data-autofocus
            />
            <TextInput
              type="date"
              label={t("cancellation.staff.ends_on")}
              value={endsOn}
              onChange={(event) => setEndsOn(event.currentTarget.value)}
              error={fault("/ends_on", endsOn)}
            />
          </>
        )}
        <Textarea
          label={t("cancellation.staff.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          rows={2}
        />
        {problem && problem.errors.length === 0 && <Notice problem={problem} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={sending}>
            {t("cancellation.staff.confirmation.action")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
