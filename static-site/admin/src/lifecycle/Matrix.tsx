import type { Language, Machine } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GuardsDialog } from "./GuardsDialog";
import styles from "./Lifecycle.module.css";
import { way, withGuards, withWay } from "./machine";

interface MatrixProps {
  machine: Machine;
  onChange: (machine: Machine) => void;
}

/** Which ways staff may go: from the status of the line to that of the column. */
export function Matrix({ machine, onChange }: MatrixProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<{ source: string; target: string } | null>(null);
  const opened = open && way(machine, open.source, open.target);
  const name = (key: string) =>
    machine.statuses.find((one) => one.key === key)?.label[i18n.language as Language] ?? key;
  return (
    <section className={styles.card} aria-label={t("lifecycle.machine.ways")}>
      <h2>{t("lifecycle.machine.ways")}</h2>
      <p className={styles.result}>{t("lifecycle.machine.ways_hint")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("lifecycle.machine.from_to")}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <td>{t("lifecycle.machine.from_to")}</td>
              {machine.statuses.map(({ key }) => (
                <th key={key} scope="col">
                  <span>{name(key)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {machine.statuses.map(({ key: source }) => (
              <tr key={source}>
                <th scope="row">{name(source)}</th>
                {machine.statuses.map(({ key: target }) => {
                  if (source === target) return <td key={target} aria-hidden />;
                  const present = way(machine, source, target);
                  const label = t("lifecycle.machine.way", { source: name(source), target: name(target) });
                  const conditions = (present?.guards ?? []).length + (present?.reason_required ? 1 : 0);
                  return (
                    <td key={target}>
                      <input
                        type="checkbox"
                        aria-label={label}
                        title={label}
                        checked={present !== undefined}
                        onChange={(event) =>
                          onChange(withWay(machine, source, target, event.currentTarget.checked))
                        }
                      />
                      {present && (
                        <button
                          type="button"
                          className={styles.guarded}
                          aria-label={`${conditions || "+"} ${t("lifecycle.machine.conditions_of", { way: label })}`}
                          onClick={() => setOpen({ source, target })}
                        >
                          {conditions || "+"}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {opened && (
        <GuardsDialog
          title={t("lifecycle.machine.way", { source: name(opened.source), target: name(opened.target) })}
          guards={opened.guards ?? []}
          reason={opened.reason_required ?? false}
          save={(guards, reason) => {
            onChange(withGuards(machine, opened, guards, reason));
            setOpen(null);
          }}
          close={() => setOpen(null)}
        />
      )}
    </section>
  );
}
