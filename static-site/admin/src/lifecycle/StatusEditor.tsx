import { Button, TextInput } from "@mantine/core";
import type { Machine, MachineState, MachineStatus } from "@wattwerk/ui/api/models";
import { languageNames } from "@wattwerk/ui/language";
import { useTranslation } from "react-i18next";
import { ActionsField } from "./ActionsField";
import { Choice } from "./Choice";
import styles from "./Lifecycle.module.css";
import { bo4eStatuses, milestones, withMoved, withoutStatus, withStatus } from "./machine";

interface StatusEditorProps {
  machine: Machine;
  status: MachineStatus;
  parts: MachineState["parts"];
  onChange: (machine: Machine) => void;
}

const languages = ["de", "en", "fr"] as const;

/** Everything about one status. */
export function StatusEditor({ machine, status, parts, onChange }: StatusEditorProps) {
  const { t } = useTranslation();
  const change = (changed: Partial<MachineStatus>) =>
    onChange(withStatus(machine, { ...status, ...changed }));
  return (
    <div className={styles.fields}>
      {(["label", "customer_label"] as const).map((name) =>
        languages.map((language) => (
          <TextInput
            key={`${name} ${language}`}
            label={t(`lifecycle.machine.${name}`, { language: languageNames[language] })}
            lang={language}
            maxLength={60}
            value={status[name][language]}
            onChange={(event) =>
              change({ [name]: { ...status[name], [language]: event.currentTarget.value } })
            }
          />
        )),
      )}
      <TextInput
        type="color"
        label={t("lifecycle.machine.colour")}
        value={status.colour}
        onChange={(event) => change({ colour: event.currentTarget.value })}
      />
      <Choice
        label={t("lifecycle.machine.bo4e")}
        value={status.bo4e}
        values={bo4eStatuses}
        onChange={(bo4e) => change({ bo4e: bo4e as MachineStatus["bo4e"] })}
      />
      <Choice
        label={t("lifecycle.machine.milestone")}
        value={status.milestone ?? ""}
        values={milestones}
        texts="lifecycle.milestones"
        empty={t("lifecycle.machine.by_hand")}
        onChange={(milestone) => change({ milestone: (milestone || null) as MachineStatus["milestone"] })}
      />
      <ActionsField
        machine={machine}
        actions={status.actions ?? []}
        parts={parts}
        onChange={(actions) => change({ actions })}
      />
      <div className={`${styles.wide} ${styles.toolbar}`}>
        <Button variant="default" size="xs" onClick={() => onChange(withMoved(machine, status.key, -1))}>
          {t("lifecycle.machine.earlier")}
        </Button>
        <Button variant="default" size="xs" onClick={() => onChange(withMoved(machine, status.key, 1))}>
          {t("lifecycle.machine.later")}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={machine.initial === status.key}
          onClick={() => onChange({ ...machine, initial: status.key })}
        >
          {t("lifecycle.machine.make_initial")}
        </Button>
        <Button
          variant="default"
          color="error"
          size="xs"
          disabled={machine.statuses.length === 1}
          onClick={() => onChange(withoutStatus(machine, status.key))}
        >
          {t("lifecycle.machine.remove_status")}
        </Button>
      </div>
    </div>
  );
}
