import type { Erasure } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { daysUntil } from "./daysUntil";

/** By when somebody gets an answer, and how long that is; the date alone once it is given. */
export function Deadline({
  erasure: { state, answer_by },
}: {
  erasure: Pick<Erasure, "state" | "answer_by">;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state === "done") return format.date(answer_by);
  const days = daysUntil(answer_by, new Date().toLocaleDateString("sv-SE"));
  return (
    <>
      {format.date(answer_by)}{" "}
      <Status
        value={days < 0 ? "rejected" : "waiting"}
        label={days < 0 ? t("privacy.staff.overdue") : t("privacy.staff.days_left", { count: days })}
      />
    </>
  );
}
