import { Button, TextInput } from "@mantine/core";
import type { Language, Machine, MachineState } from "@wattwerk/ui/api/models";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Lifecycle.module.css";
import { withNewStatus } from "./machine";
import { StatusEditor } from "./StatusEditor";

interface StatusListProps {
  machine: Machine;
  parts: MachineState["parts"];
  onChange: (machine: Machine) => void;
}

/** All statuses in their order; one of them is open. */
export function StatusList({ machine, parts, onChange }: StatusListProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState("");
  const [name, setName] = useState("");
  function add(event: FormEvent) {
    event.preventDefault();
    const de = name.trim();
    if (!de) return;
    const changed = withNewStatus(machine, { de, en: de, fr: de });
    onChange(changed);
    setOpen(changed.statuses.at(-1)?.key ?? "");
    setName("");
  }
  return (
    <section className={styles.card} aria-label={t("lifecycle.machine.statuses")}>
      <h2>{t("lifecycle.machine.statuses")}</h2>
      <ul className={styles.statuses}>
        {machine.statuses.map((status) => (
          <li key={status.key}>
            <button
              type="button"
              className={styles.line}
              aria-expanded={open === status.key}
              onClick={() => setOpen(open === status.key ? "" : status.key)}
            >
              <span className={styles.badge}>
                <span className={styles.dot} style={{ background: status.colour }} aria-hidden />
                {status.label[i18n.language as Language]}
              </span>
              {machine.initial === status.key && (
                <span className={styles.result}>{t("lifecycle.machine.initial")}</span>
              )}
              {(status.actions ?? []).length > 0 && (
                <span className={styles.result}>
                  {t("lifecycle.machine.action_count", { count: (status.actions ?? []).length })}
                </span>
              )}
              <span className={styles.meta}>
                {status.milestone ? t(`lifecycle.milestones.${status.milestone}`) : status.bo4e}
              </span>
            </button>
            {open === status.key && (
              <StatusEditor machine={machine} status={status} parts={parts} onChange={onChange} />
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={add} className={styles.toolbar}>
        <TextInput
          aria-label={t("lifecycle.machine.new_status")}
          placeholder={t("lifecycle.machine.new_status")}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t("lifecycle.machine.add_status")}
        </Button>
      </form>
    </section>
  );
}
