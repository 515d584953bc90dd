import { Button, Checkbox } from "@mantine/core";
import type { Machine, MachineAction, MachineState } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { useOwnTemplates } from "../templates/useOwnTemplates";
import { Choice } from "./Choice";
import styles from "./Lifecycle.module.css";
import { actionKinds } from "./machine";

interface ActionsFieldProps {
  machine: Machine;
  actions: MachineAction[];
  parts: MachineState["parts"];
  onChange: (actions: MachineAction[]) => void;
}

/** What entering a status fires, in its order. */
export function ActionsField({ machine, actions, parts, onChange }: ActionsFieldProps) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const own = useOwnTemplates(brand).data?.items ?? [];
  const names = Object.fromEntries(own.map(({ key, name }) => [key, name]));
  const change = (position: number, changed: Partial<MachineAction>) =>
    onChange(actions.map((one, index) => (index === position ? { ...one, ...changed } : one)));
  const statuses = machine.statuses.map(({ key }) => key);
  return (
    <div className={styles.wide}>
      <h3>{t("lifecycle.machine.fires")}</h3>
      {actions.map((action, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have their turn and nothing else
        <div key={position} className={styles.fields}>
          <Choice
            label={t("lifecycle.machine.action")}
            value={action.kind}
            values={actionKinds}
            texts="lifecycle.actions"
            onChange={(kind) =>
              onChange(
                actions.map((one, index) =>
                  index === position ? newAction(kind as MachineAction["kind"], parts) : one,
                ),
              )
            }
          />
          {(action.kind === "send_mail" || action.kind === "create_document") && (
            <Choice
              label={t("lifecycle.machine.template")}
              value={action.template ?? ""}
              values={action.kind === "send_mail" ? parts.mails : parts.letters}
              texts="lifecycle.templates"
              names={names}
              onChange={(template) => change(position, { template })}
            />
          )}
          {action.kind === "create_login" && (
            <Checkbox
              label={t("lifecycle.login.by_mail")}
              checked={action.invitation ?? true}
              onChange={(event) => change(position, { invitation: event.currentTarget.checked })}
            />
          )}
          {action.kind === "start_check" && (
            <Choice
              label={t("lifecycle.machine.check")}
              value={action.check ?? "blacklist"}
              values={["blacklist", "interface"]}
              texts="lifecycle.checks"
              onChange={(check) => change(position, { check: check as "blacklist" | "interface" })}
            />
          )}
          {(action.kind === "call_interface" || action.check === "interface") && (
            <Choice
              label={t("lifecycle.machine.interface")}
              value={action.interface ?? ""}
              values={parts.interfaces}
              empty={t("lifecycle.machine.choose")}
              onChange={(name) => change(position, { interface: name })}
            />
          )}
          {action.kind === "start_check" &&
            (["passed", "failed"] as const).map((verdict) => (
              <Choice
                key={verdict}
                label={t(`lifecycle.machine.${verdict}`)}
                value={action[verdict] ?? ""}
                values={statuses}
                empty={t("lifecycle.machine.stay")}
                onChange={(status) => change(position, { [verdict]: status })}
              />
            ))}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange(actions.filter((_, index) => index !== position))}
          >
            {t("lifecycle.machine.remove")}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() => onChange([...actions, newAction("send_mail", parts)])}
      >
        {t("lifecycle.machine.add_action")}
      </Button>
    </div>
  );
}

function newAction(kind: MachineAction["kind"], parts: MachineState["parts"]): MachineAction {
  return {
    kind,
    template: { send_mail: parts.mails[0], create_document: parts.letters[0] }[kind as string] ?? "",
    invitation: true,
    interface: kind === "call_interface" ? (parts.interfaces[0] ?? "") : "",
    check: kind === "start_check" ? "blacklist" : null,
    passed: "",
    failed: "",
  };
}
