import type { StaffErasure } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useFormat } from "../application/texts";
import detail from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Deadline } from "./Deadline";
import { tones } from "./ErasuresPage";
import { useErasures } from "./lists";
import { PlanLists } from "./PlanLists";

/** One request for erasure: who took it down, its dates, and what came of it. */
export default function ErasurePanel() {
  const { t } = useTranslation();
  const { number = "" } = useParams();
  const { entries, isPending } = useErasures();
  const erasure = entries.find(({ erasure_id }) => erasure_id === number);
  return (
    <Panel
      id={number}
      title={t("privacy.staff.details")}
      status={
        erasure && <Status value={tones[erasure.state]} label={t(`privacy.staff.states.${erasure.state}`)} />
      }
      list="/privacy"
    >
      {isPending ? <Loading /> : null}
      {!isPending && !erasure ? <p className={detail.muted}>{t("privacy.staff.not_loaded")}</p> : null}
      {erasure ? <OpenErasure erasure={erasure} /> : null}
    </Panel>
  );
}

function OpenErasure({ erasure }: { erasure: StaffErasure }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Facts
        facts={[
          [
            t("privacy.staff.columns.customer"),
            <Link key="customer" to={`/customers/${erasure.customer_number}`}>
              {erasure.customer_number}
            </Link>,
          ],
          [t("privacy.staff.columns.requested_at"), format.dateTime(erasure.requested_at)],
          [t("privacy.staff.columns.answer_by"), <Deadline key="deadline" erasure={erasure} />],
          [t("privacy.staff.columns.done_at"), erasure.done_at && format.dateTime(erasure.done_at)],
          [
            t("privacy.staff.columns.way"),
            t(`privacy.staff.identification.${erasure.identified_by ?? "password"}`),
          ],
          [t("privacy.staff.actor"), t(`actors.${erasure.actor}`, { defaultValue: erasure.actor })],
          [t("privacy.staff.note"), erasure.note],
        ]}
      />
      <Part title={t("privacy.staff.outcome")}>
        <PlanLists plan={erasure} done={erasure.state === "done"} />
      </Part>
    </>
  );
}
