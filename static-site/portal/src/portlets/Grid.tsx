import type { Icon } from "@tabler/icons-react";
import type { PortletPlace } from "@wattwerk/ui/api/models";
import { type PortletPage, portlets } from "@wattwerk/ui/portlets";
import type { ComponentType, CSSProperties, PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { Portlet } from "../components/Portlet";
import { Skeleton } from "../components/Skeleton";
import styles from "./Grid.module.css";

/** What a page knows of a portlet: its sign while it loads, and what it shows of the page's facts. */
export interface RegisteredPortlet<Facts> {
  icon: Icon;
  Content: ComponentType<Facts>;
}

export type Registry<Facts> = Record<string, RegisteredPortlet<Facts>>;

interface GridProps<Facts> {
  registry: Registry<Facts>;
  places: PortletPlace[];
  facts: Facts;
}

/** Portlets in the order and size in which brand and customer want them. */
export function Grid<Facts extends object>({ registry, places, facts }: GridProps<Facts>) {
  return (
    <div className={styles.grid}>
      {places
        .filter(({ shown }) => shown)
        .map((place) => {
          const registered = registry[place.portlet];
          return registered ? (
            <Place key={place.portlet} place={place}>
              <registered.Content {...facts} />
            </Place>
          ) : null;
        })}
    </div>
  );
}

function Place({ place, children }: PropsWithChildren<{ place: PortletPlace }>) {
  const size = { "--columns": place.columns, "--rows": place.rows ?? 1 } as CSSProperties;
  return (
    <div className={styles.place} style={size} data-wide={place.columns > 6}>
      {children}
    </div>
  );
}

interface GridSkeletonProps {
  page: PortletPage;
  registry: Record<string, { icon: Icon }>;
  places: PortletPlace[];
}

/** The portlets in their final places while the data are on their way. */
export function GridSkeleton({ page, registry, places }: GridSkeletonProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.grid}>
      <p className="visually-hidden" role="status">
        {t("application.loading")}
      </p>
      {places
        .filter(({ shown }) => shown)
        .map((place) => {
          const kind = portlets[page].find(({ id }) => id === place.portlet);
          const registered = registry[place.portlet];
          return kind && registered ? (
            <Place key={place.portlet} place={place}>
              <Portlet busy icon={<registered.icon size={20} />} title={t(kind.title)}>
                <Skeleton height={`${(place.rows ?? 1) * 11}rem`} />
              </Portlet>
            </Place>
          ) : null;
        })}
    </div>
  );
}
