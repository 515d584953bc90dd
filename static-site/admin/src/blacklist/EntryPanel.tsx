import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { BlacklistEntry } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { EntryForm, useGroups, type Wanted } from "./EntryForm";

/** One entry: whom it means, what it does, who entered and changed it. */
export default function EntryPanel() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const entry = useQuery({
    queryKey: ["blacklist-entry", id],
    queryFn: () =>
      answerOf(api.GET("/staff/blacklist-entries/{entry_id}", { params: { path: { entry_id: id } } })),
  });
  return (
    <Panel
      id={id}
      title={entry.data?.label ?? t("blacklist.entry")}
      status={
        entry.data && (
          <Status value={entry.data.status} label={t(`blacklist.statuses.${entry.data.status}`)} />
        )
      }
      list="/blacklist"
    >
      {entry.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {entry.isError && !entry.data && (
        <Notice problem={asProblem(entry.error)} retry={() => void entry.refetch()} />
      )}
      {entry.data && <OpenEntry key={entry.data.version} entry={entry.data} />}
    </Panel>
  );
}

function OpenEntry({ entry }: { entry: BlacklistEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const [doing, setDoing] = useState<"editing" | "ending" | null>(null);
  const attempt = useMemo(() => new Attempt(), []);
  const groups = useGroups(entry.brand);
  const path = { entry_id: entry.entry_id };

  function done(changed: BlacklistEntry, text: string) {
    attempt.finish();
    client.setQueryData(["blacklist-entry", entry.entry_id], changed);
    void client.invalidateQueries({ queryKey: ["blacklist"] });
    notifications.show({ message: text, color: "green" });
    setDoing(null);
  }

  async function change(wanted: Wanted) {
    const body = {
      version: entry.version,
      ...wanted,
      note: "",
      keep_account: wanted.person.iban === entry.person.iban,
    };
    const header = { "Idempotency-Key": attempt.keyFor(body) };
    const changed = await answerOf(
      api.PUT("/staff/blacklist-entries/{entry_id}", { params: { path, header }, body }),
    );
    done(changed, t("blacklist.changed"));
  }

  async function end(reason: string) {
    const body = { version: entry.version, reason };
    const header = { "Idempotency-Key": attempt.keyFor(body) };
    const ended = await answerOf(
      api.POST("/staff/blacklist-entries/{entry_id}/ending", { params: { path, header }, body }),
    );
    done(ended, t("blacklist.end.done"));
  }

  if (doing === "editing") return <EntryForm entry={entry} send={change} />;
  const { person } = entry;
  return (
    <>
      {entry.status !== "ended" && (
        <div className={detail.actions}>
          <Button variant="default" onClick={() => setDoing("editing")}>
            {t("actions.edit")}
          </Button>
          <Button variant="default" onClick={() => setDoing("ending")}>
            {t("blacklist.end.action")}
          </Button>
        </div>
      )}
      <Part title={t("blacklist.effect")}>
        <Facts
          facts={[
            [t("blacklist.scope"), t(`blacklist.scopes.${entry.scope}`)],
            [t("blacklist.reason"), entry.reason],
            [t("blacklist.expires_on"), format.date(entry.expires_on)],
            [t("blacklist.group"), groups.find((one) => one.group_id === entry.group_id)?.name],
          ]}
        />
      </Part>
      <Part title={t("blacklist.features")}>
        <Facts
          facts={[
            [t("blacklist.person.first_name"), person.first_name],
            [t("blacklist.person.last_name"), person.last_name],
            [t("blacklist.person.date_of_birth"), person.date_of_birth && format.date(person.date_of_birth)],
            [t("blacklist.person.company"), person.company],
            [t("blacklist.address"), addressOf(entry)],
            [t("blacklist.person.email"), person.email],
            [t("blacklist.person.phone"), person.phone],
            [t("blacklist.person.iban"), person.iban],
          ]}
        />
      </Part>
      <Part title={t("blacklist.history")}>
        <Timeline
          happenings={[...entry.history].reverse().map((step) => ({
            id: `${step.at} ${step.kind}`,
            at: step.at,
            title: t(`blacklist.steps.${step.kind}`),
            actor: step.actor,
            note: [step.note, differences(step.before ?? {}, step.after ?? {})].filter(Boolean).join(" · "),
          }))}
        />
      </Part>
      {doing === "ending" && (
        <ActionDialog
          title={t("blacklist.end.title", { label: entry.label })}
          consequence={t("blacklist.end.consequence")}
          confirm={t("blacklist.end.action")}
          reasonLabel={t("dialog.reason")}
          reasonRequired
          act={end}
          close={() => setDoing(null)}
        />
      )}
    </>
  );

  function differences(before: Record<string, string>, after: Record<string, string>): string {
    return Object.keys(after)
      .map((name) => {
        const label = t([`blacklist.person.${name}`, `blacklist.${name}`]);
        return `${label}: ${shown(name, before[name])} → ${shown(name, after[name])}`;
      })
      .join("; ");
  }

  function shown(name: string, value: string | undefined): string {
    if (!value) return "–";
    if (name === "scope") return t(`blacklist.scopes.${value}`);
    if (name === "group_id") return groups.find((one) => one.group_id === value)?.name ?? "–";
    return ["expires_on", "date_of_birth"].includes(name) ? format.date(value) : value;
  }
}

function addressOf({ person }: BlacklistEntry): string {
  return [`${person.street} ${person.house_number}`, `${person.postcode} ${person.town}`]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(", ");
}
