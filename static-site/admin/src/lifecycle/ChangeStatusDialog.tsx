import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Case } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import detail from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";
import { EffectsView } from "./EffectsView";
import styles from "./Lifecycle.module.css";
import { StatusBadge } from "./StatusBadge";

/** Move a case by hand: before anything happens, it says what that fires and which conditions hold. */
export function ChangeStatusDialog({ found, close }: { found: Case; close: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [target, setTarget] = useState(found.ways.find((way) => way.allowed)?.target ?? "");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const way = found.ways.find((one) => one.target === target);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!way) return;
    if (way.reason_required && !reason.trim()) {
      setMissing(true);
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      const changed = await answerOf(
        api.POST("/staff/cases/{order_number}/status", {
          params: { path: { order_number: found.order_number } },
          body: { target, version: found.version, reason: reason.trim() },
        }),
      );
      client.setQueryData(["case", found.order_number], changed);
      void client.invalidateQueries({ queryKey: ["case-statuses"] });
      close();
    } catch (thrown) {
      const refused = asProblem(thrown);
      if (refused.status === 409) {
        await client.invalidateQueries({ queryKey: ["case", found.order_number] });
      }
      setProblem(refused);
      setSending(false);
    }
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t("lifecycle.change.title")}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={detail.dialog} noValidate>
        <fieldset className={styles.targets}>
          <legend>{t("lifecycle.change.target")}</legend>
          {found.ways.map((one) => {
            const status = found.targets[one.target];
            return (
              <label key={one.target}>
                <input
                  type="radio"
                  name="target"
                  value={one.target}
                  checked={one.target === target}
                  onChange={() => setTarget(one.target)}
                />
                {status ? <StatusBadge status={status} /> : one.target}
              </label>
            );
          })}
        </fieldset>
        {way && <EffectsView effects={way} />}
        <Textarea
          label={t(way?.reason_required ? "lifecycle.change.reason" : "lifecycle.change.reason_optional")}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
          maxLength={500}
          rows={2}
          error={missing && t("dialog.reason_missing")}
        />
        {problem && <Notice problem={problem} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={sending} disabled={!way?.allowed}>
            {t("lifecycle.change.action")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
