import type { StaffErasure } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { StatusList } from "../list/StatusList";
import type { Column } from "../list/Table";
import { Deadline } from "./Deadline";
import { states, useErasures } from "./lists";
import { PrivacyNav } from "./PrivacyNav";

/** Which colour a state has. */
export const tones = { requested: "waiting", done: "active" };

/** Who asked for erasure, and by when each gets an answer (Art. 12 (3) GDPR). */
export default function ErasuresPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useErasures();
  const columns: Column<StaffErasure>[] = [
    {
      key: "customer",
      title: t("privacy.staff.columns.customer"),
      cell: (erasure) => erasure.customer_number,
      text: (erasure) => erasure.customer_number,
    },
    {
      key: "state",
      title: t("privacy.staff.columns.state"),
      cell: ({ state }) => <Status value={tones[state]} label={t(`privacy.staff.states.${state}`)} />,
      text: ({ state }) => t(`privacy.staff.states.${state}`),
    },
    {
      key: "requested_at",
      title: t("privacy.staff.columns.requested_at"),
      cell: (erasure) => format.dateTime(erasure.requested_at),
      text: (erasure) => erasure.requested_at,
    },
    {
      key: "answer_by",
      title: t("privacy.staff.columns.answer_by"),
      cell: (erasure) => <Deadline erasure={erasure} />,
      text: (erasure) => erasure.answer_by,
    },
    {
      key: "way",
      secondary: true,
      title: t("privacy.staff.columns.way"),
      cell: (erasure) => t(`privacy.staff.identification.${erasure.identified_by ?? "password"}`),
      text: (erasure) => t(`privacy.staff.identification.${erasure.identified_by ?? "password"}`),
    },
  ];
  return (
    <StatusList
      title={t("pages.privacy")}
      path="/privacy"
      statuses={states.map((value) => ({ value, label: t(`privacy.staff.states.${value}`) }))}
      columns={columns}
      list={list}
      keyOf={(erasure) => erasure.erasure_id}
      empty={t("privacy.staff.no_requests")}
      tools={<PrivacyNav />}
    />
  );
}
