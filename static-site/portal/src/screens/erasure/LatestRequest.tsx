import type { Erasure } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";
import { useFormat } from "../../texts/useFormat";

/** How far the latest request has come, with its dates. */
export function LatestRequest({ latest }: { latest: Erasure }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, requested_at, answer_by, done_at } = latest;
  return (
    <Notice live kind={state === "done" ? "success" : "info"} title={t(`privacy.own.${state}.title`)}>
      <p>
        {t(`privacy.own.${state}.text`, {
          at: format.dateTime(requested_at),
          by: format.date(answer_by),
          done: done_at ? format.dateTime(done_at) : "",
        })}
      </p>
    </Notice>
  );
}
