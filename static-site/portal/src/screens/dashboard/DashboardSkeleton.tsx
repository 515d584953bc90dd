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
      <Portlet busy area="reading" title={t("reading_portlet.title")}>
        <Skeleton height="11rem" />
      </Portlet>
      <Portlet busy area="instalment" title={t("instalment_portlet.title")}>
        <FigureSkeleton />
      </Portlet>
      <Portlet busy area="consumption" title={t("consumption_portlet.title")}>
        <Skeleton height="18rem" />
      </Portlet>
      <Portlet busy area="contracts" title={t("contracts_portlet.title")}>
        <Skeleton height="5rem" />
      </Portlet>
      <Portlet busy area="customer" title={t("customer_portlet.title")}>
        <Skeleton height="8rem" />
      </Portlet>
    </div>
  );
}
