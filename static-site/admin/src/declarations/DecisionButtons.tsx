import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Declaration } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "../detail/Detail.module.css";
import { ConfirmationDialog } from "./ConfirmationDialog";

/** Carry a declaration out, or refuse it with a reason that the declarant reads. */
export function DecisionButtons({ declaration }: { declaration: Declaration }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [step, setStep] = useState<"confirmation" | "rejection" | null>(null);
  const attempt = useMemo(() => new Attempt(), []);
  const number = declaration.declaration_number;

  async function decide(decision: Promise<Declaration>, done: string) {
    try {
      client.setQueryData(["declaration", number], await decision);
      notifications.show({ message: t(done), color: "green" });
      attempt.finish();
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.status === 409) {
        await client.invalidateQueries({ queryKey: ["declaration", number] });
      }
      throw thrown;
    } finally {
      void client.invalidateQueries({ queryKey: ["declarations"] });
    }
  }

  const request = <Body,>(body: Body) => ({
    params: {
      path: { declaration_number: number },
      header: { "Idempotency-Key": attempt.keyFor({ step, ...body }) },
    },
    body,
  });

  return (
    <div className={styles.actions}>
      <Button onClick={() => setStep("confirmation")}>{t("cancellation.staff.confirmation.action")}</Button>
      <Button variant="default" onClick={() => setStep("rejection")}>
        {t("cancellation.staff.rejection.action")}
      </Button>
      {step === "confirmation" && (
        <ConfirmationDialog
          declaration={declaration}
          act={(contractNumber, endsOn, note) =>
            decide(
              answerOf(
                api.POST(
                  "/staff/declarations/{declaration_number}/confirmation",
                  request({
                    version: declaration.version,
                    contract_number: contractNumber,
                    ends_on: endsOn,
                    note,
                  }),
                ),
              ),
              "cancellation.staff.confirmation.done",
            )
          }
          close={() => setStep(null)}
        />
      )}
      {step === "rejection" && (
        <ActionDialog
          title={t("cancellation.staff.rejection.title")}
          consequence={t("cancellation.staff.rejection.consequence")}
          confirm={t("cancellation.staff.rejection.action")}
          dangerous
          reasonLabel={t("dialog.reason")}
          reasonRequired
          act={(reason) =>
            decide(
              answerOf(
                api.POST(
                  "/staff/declarations/{declaration_number}/rejection",
                  request({ version: declaration.version, reason }),
                ),
              ),
              "cancellation.staff.rejection.done",
            )
          }
          close={() => setStep(null)}
        />
      )}
    </div>
  );
}
