import type { ErasurePlan } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import detail from "../detail/Detail.module.css";
import styles from "./Privacy.module.css";

/** What goes, what stays until when and by which law, and what a contract needs. */
export function PlanLists({ plan, done }: { plan: ErasurePlan; done?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lists = [
    {
      title: t(done ? "privacy.staff.was_deleted" : "privacy.staff.deleted"),
      lines: plan.deleted.map(({ group, records }) => ({
        group,
        note: t("privacy.staff.records", { count: records }),
      })),
    },
    {
      title: t("privacy.staff.kept"),
      lines: plan.kept.map(({ group, records, until, law }) => ({
        group,
        note: [
          t("privacy.staff.records", { count: records }),
          t("privacy.staff.until", { day: format.date(until) }),
          law,
        ].join(" · "),
      })),
    },
    {
      title: t("privacy.staff.needed"),
      lines: plan.needed.map(({ group, records }) => ({
        group,
        note: t("privacy.staff.records", { count: records }),
      })),
    },
  ];
  return lists.map(({ title, lines }) => (
    <section key={title} className={styles.list}>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className={detail.muted}>{t("privacy.staff.nothing")}</p>
      ) : (
        <ul>
          {lines.map(({ group, note }) => (
            <li key={`${group} ${note}`}>
              {t(`privacy.groups.${group}`)} <span className={detail.muted}>{note}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  ));
}
