import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { BlacklistGroup } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { ActionDialog } from "../detail/ActionDialog";
import { faultAt, generalProblem } from "../detail/faults";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import styles from "./Blacklist.module.css";
import { useGroups } from "./EntryForm";

/** Groups of entries that belong together, and the end of all of them at once. */
export default function GroupsPanel() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const client = useQueryClient();
  const groups = useGroups(brand);
  const attempt = useMemo(() => new Attempt(), []);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [ending, setEnding] = useState<BlacklistGroup | null>(null);

  async function add(event: FormEvent) {
    event.preventDefault();
    const body = { brand, name, note: "" };
    setProblem(null);
    try {
      const header = { "Idempotency-Key": attempt.keyFor(body) };
      await answerOf(api.POST("/staff/blacklist-groups", { params: { header }, body }));
      attempt.finish();
      setName("");
      await client.invalidateQueries({ queryKey: ["blacklist-groups", brand] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }

  async function end(group: BlacklistGroup, reason: string) {
    const { ended } = await answerOf(
      api.POST("/staff/blacklist-groups/{group_id}/ending", {
        params: { path: { group_id: group.group_id } },
        body: { brand, reason },
      }),
    );
    notifications.show({ message: t("blacklist.groups.ended", { count: ended }), color: "green" });
    void client.invalidateQueries({ queryKey: ["blacklist"] });
  }

  const general = generalProblem(problem, ["/name"]);
  return (
    <Panel id="groups" title={t("blacklist.groups.title")} list="/blacklist">
      <p>{t("blacklist.groups.introduction")}</p>
      <ul className={styles.groups}>
        {groups.map((group) => (
          <li key={group.group_id}>
            <Link to={`/blacklist?group=${group.group_id}`}>{group.name}</Link>
            <Button variant="default" size="xs" onClick={() => setEnding(group)}>
              {t("blacklist.groups.end")}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={add} className={styles.form} noValidate>
        <TextInput
          label={t("blacklist.groups.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faultAt(t, problem, "/name")}
          maxLength={120}
        />
        {general && <Notice problem={general} />}
        <Button type="submit" variant="default">
          {t("blacklist.groups.add")}
        </Button>
      </form>
      {ending && (
        <ActionDialog
          title={t("blacklist.groups.end_title", { name: ending.name })}
          consequence={t("blacklist.groups.consequence")}
          confirm={t("blacklist.groups.end")}
          dangerous
          reasonLabel={t("dialog.reason")}
          reasonRequired
          act={(reason) => end(ending, reason)}
          close={() => setEnding(null)}
        />
      )}
    </Panel>
  );
}
