import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { Panel } from "../detail/Panel";
import { EntryForm, type Wanted } from "./EntryForm";

/** Put somebody on the list. */
export default function NewEntryPanel() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const client = useQueryClient();
  const navigate = useNavigate();
  const attempt = useMemo(() => new Attempt(), []);

  async function add(wanted: Wanted) {
    const body = { brand, ...wanted };
    const header = { "Idempotency-Key": attempt.keyFor(body) };
    const entry = await answerOf(api.POST("/staff/blacklist-entries", { params: { header }, body }));
    attempt.finish();
    notifications.show({ message: t("blacklist.added", { label: entry.label }), color: "green" });
    void client.invalidateQueries({ queryKey: ["blacklist"] });
    void navigate(`/blacklist/${entry.entry_id}`);
  }

  return (
    <Panel id="new" title={t("blacklist.add")} list="/blacklist">
      <p>{t("blacklist.introduction")}</p>
      <EntryForm send={add} />
    </Panel>
  );
}
