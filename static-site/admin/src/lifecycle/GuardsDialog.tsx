import { Button, Checkbox, Group, Modal } from "@mantine/core";
import type { Guard } from "@wattwerk/ui/api/models";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import detail from "../detail/Detail.module.css";
import { Choice } from "./Choice";
import styles from "./Lifecycle.module.css";
import { documents, guardKinds } from "./machine";

interface GuardsDialogProps {
  title: string;
  guards: Guard[];
  reason: boolean;
  save: (guards: Guard[], reason: boolean) => void;
  close: () => void;
}

/** What must be so before somebody may go a way. */
export function GuardsDialog({ title, guards: given, reason: asked, save, close }: GuardsDialogProps) {
  const { t } = useTranslation();
  const [guards, setGuards] = useState(given);
  const [reason, setReason] = useState(asked);
  const change = (position: number, guard: Guard) =>
    setGuards(guards.map((one, index) => (index === position ? guard : one)));
  function submit(event: FormEvent) {
    event.preventDefault();
    save(guards, reason);
  }
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={detail.dialog}>
        {guards.map((guard, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
          <div key={position} className={styles.fields}>
            <Choice
              label={t("lifecycle.machine.condition")}
              value={guard.kind}
              values={guardKinds}
              texts="lifecycle.guards"
              onChange={(kind) => change(position, newGuard(kind as Guard["kind"]))}
            />
            {guard.kind === "document_present" && (
              <Choice
                label={t("lifecycle.machine.document")}
                value={guard.document ?? ""}
                values={documents}
                texts="lifecycle.documents"
                onChange={(document) =>
                  change(position, { ...guard, document: document as Guard["document"] })
                }
              />
            )}
            {guard.kind === "role" && (
              <Choice
                label={t("lifecycle.machine.role")}
                value={guard.role ?? ""}
                values={["clerk", "administrator"]}
                texts="lifecycle.roles"
                onChange={(role) => change(position, { ...guard, role: role as Guard["role"] })}
              />
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => setGuards(guards.filter((_, index) => index !== position))}
            >
              {t("lifecycle.machine.remove")}
            </Button>
          </div>
        ))}
        <Button
          variant="default"
          size="xs"
          onClick={() => setGuards([...guards, newGuard("power_of_attorney")])}
        >
          {t("lifecycle.machine.add_condition")}
        </Button>
        <Checkbox
          label={t("lifecycle.machine.reason_required")}
          checked={reason}
          onChange={(event) => setReason(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit">{t("lifecycle.machine.take")}</Button>
        </Group>
      </form>
    </Modal>
  );
}

function newGuard(kind: Guard["kind"]): Guard {
  return {
    kind,
    document: kind === "document_present" ? documents[0] : null,
    role: kind === "role" ? "administrator" : null,
  };
}
