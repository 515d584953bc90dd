import { IconAlertTriangle, IconClock, IconFileText, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import { useFormat } from "../../texts/useFormat";
import { DataList } from "./DataList";
import styles from "./Erasure.module.css";
import { ErasureForm } from "./ErasureForm";
import { LatestRequest } from "./LatestRequest";
import { useErasure } from "./queries";

/** What erasure would delete, what stays and why; at the end the way to ask for it (Art. 17 GDPR). */
export default function Erasure() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useErasure();
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  const { plan, latest } = data;
  return (
    <Page
      title={t("privacy.own.title")}
      subtitle={t("privacy.own.subtitle")}
      back={{ to: "/profile", label: t("navigation.profile") }}
    >
      {latest ? <LatestRequest latest={latest} /> : null}
      <div className={styles.lists}>
        <Portlet title={t("privacy.own.deleted.title")} icon={<IconTrash size={20} />}>
          <DataList about="deleted" lines={plan.deleted.map(({ group }) => ({ group }))} />
        </Portlet>
        <Portlet title={t("privacy.own.kept.title")} icon={<IconClock size={20} />}>
          <DataList
            about="kept"
            lines={plan.kept.map(({ group, until, law }) => ({
              group,
              detail: `${t("privacy.own.kept.until", { day: format.date(until) })} · ${law}`,
            }))}
          />
        </Portlet>
        <Portlet title={t("privacy.own.needed.title")} icon={<IconFileText size={20} />}>
          <DataList about="needed" lines={plan.needed.map(({ group }) => ({ group }))} />
        </Portlet>
      </div>
      {latest?.state === "requested" ? null : (
        <div className={styles.confirmation}>
          <Portlet title={t("privacy.own.consequences.title")} icon={<IconAlertTriangle size={20} />}>
            <ErasureForm closes={plan.restricts} />
          </Portlet>
        </div>
      )}
    </Page>
  );
}
