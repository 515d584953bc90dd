import { Button } from "@mantine/core";
import type { Language, Machine, MachineFault, MachineState } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import styles from "./Lifecycle.module.css";
import { Matrix } from "./Matrix";
import { Simulator } from "./Simulator";
import { StatusList } from "./StatusList";
import { useMachine, useMachineChanges } from "./useMachine";
import { Versions } from "./Versions";

/** The statuses of the brand, the ways between them and what they fire: edit, try, publish, go back. */
export default function MachinePage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const query = useMachine(brand);
  return (
    <div className={styles.page}>
      <h1>{t("pages.lifecycle")}</h1>
      {query.isPending && <Loading />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.data && <Editor key={brand} brand={brand} state={query.data} />}
    </div>
  );
}

function Editor({ brand, state }: { brand: string; state: MachineState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const changes = useMachineChanges(brand);
  const [edited, setEdited] = useState<Machine | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const draft = state.draft ?? null;
  const machine = edited ?? draft?.machine ?? state.published;
  const faults = edited ? [] : (draft?.faults ?? []);

  async function act(doing: () => Promise<unknown>) {
    setBusy(true);
    setProblem(null);
    try {
      await doing();
      setEdited(null);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  const stands = edited
    ? t("lifecycle.machine.unsaved")
    : draft
      ? t("lifecycle.machine.draft_by", { author: draft.author, at: format.dateTime(draft.saved_at) })
      : state.version === 0
        ? t("lifecycle.machine.standard")
        : t("lifecycle.versions.version", { version: state.version });
  return (
    <>
      <div className={styles.toolbar}>
        <span className={styles.state} role="status">
          {stands}
        </span>
        {edited && (
          <Button variant="default" onClick={() => setEdited(null)}>
            {t("lifecycle.machine.revert")}
          </Button>
        )}
        {draft && !edited && (
          <Button variant="default" loading={busy} onClick={() => void act(changes.discard)}>
            {t("lifecycle.machine.discard")}
          </Button>
        )}
        <Button
          variant="default"
          loading={busy}
          disabled={!edited}
          onClick={() => edited && void act(() => changes.save(edited, draft?.version ?? null))}
        >
          {t("lifecycle.machine.save")}
        </Button>
        <Button disabled={edited !== null || !draft || faults.length > 0} onClick={() => setPublishing(true)}>
          {t("lifecycle.machine.publish")}
        </Button>
      </div>
      {problem && (
        <Notice
          problem={problem}
          {...(problem.code === "changed_meanwhile" && { retry: () => void changes.reload() })}
        />
      )}
      {faults.length > 0 && <Faults faults={faults} machine={machine} />}
      <div className={styles.columns}>
        <div className={styles.side}>
          <StatusList machine={machine} parts={state.parts} onChange={setEdited} />
          <Matrix machine={machine} onChange={setEdited} />
        </div>
        <div className={styles.side}>
          <Simulator brand={brand} machine={machine} />
          <Versions brand={brand} published={state.version} restore={changes.restore} />
        </div>
      </div>
      {publishing && draft && (
        <ActionDialog
          title={t("lifecycle.machine.publish_title")}
          consequence={t("lifecycle.machine.publish_consequence")}
          confirm={t("lifecycle.machine.publish")}
          act={() => changes.publish({ draft_version: draft.version, replaces: state.version })}
          close={() => setPublishing(false)}
        />
      )}
    </>
  );
}

function Faults({ faults, machine }: { faults: MachineFault[]; machine: Machine }) {
  const { t, i18n } = useTranslation();
  const name = (key: string) =>
    machine.statuses.find((one) => one.key === key)?.label[i18n.language as Language] ?? key;
  return (
    <ul className={styles.faults} aria-label={t("lifecycle.machine.faults")}>
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)}>
          {t(`lifecycle.faults.${fault.code}`, {
            status: name(fault.status),
            target: name(fault.target),
            name: t(`lifecycle.milestones.${fault.name}`, { defaultValue: fault.name }),
          })}
        </li>
      ))}
    </ul>
  );
}
