import { IconChartBar, IconCoinEuro, IconFileText, IconGauge, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { FigureSkeleton } from "../../components/Figure";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import styles from "./Dashboard.module.css";

/** The overview in its final layout while the data are on their way. */
export function DashboardSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.grid}>
      <p className="visually-hidden" role="status">
        {t("application.loading")}
      </p>
      <Portlet busy area="reading" icon={<IconGauge size={20} />} title={t("reading_portlet.title")}>
        <Skeleton height="11rem" />
      </Portlet>
      <Portlet busy area="instalment" icon={<IconCoinEuro size={20} />} title={t("instalment_portlet.title")}>
        <FigureSkeleton />
      </Portlet>
      <Portlet
        busy
        area="consumption"
        icon={<IconChartBar size={20} />}
        title={t("consumption_portlet.title")}
      >
        <Skeleton height="18rem" />
      </Portlet>
      <Portlet busy area="contracts" icon={<IconFileText size={20} />} title={t("contracts_portlet.title")}>
        <Skeleton height="5rem" />
      </Portlet>
      <Portlet busy area="customer" icon={<IconUser size={20} />} title={t("customer_portlet.title")}>
        <Skeleton height="8rem" />
      </Portlet>
    </div>
  );
}
