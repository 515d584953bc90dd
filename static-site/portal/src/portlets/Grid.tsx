import type { Icon } from "@tabler/icons-react";
import type { PortletPlace } from "@wattwerk/ui/api/models";
import { type PortletPage, portlets } from "@wattwerk/ui/portlets";
import type { ComponentType, CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Portlet } from "../components/Portlet";
import { Skeleton } from "../components/Skeleton";
import styles from "./Grid.module.css";
import { useNear } from "./useNear";

/** What a page knows of a portlet: its sign while it loads, and what it shows of the page's facts. */
export interface RegisteredPortlet<Facts> {
  icon: Icon;
  Content: ComponentType<Facts>;
}

export type Registry<Facts> = Record<string, RegisteredPortlet<Facts>>;

interface GridProps<Facts> {
  page: PortletPage;
  registry: Registry<Facts>;
  places: PortletPlace[];
  /** What the page knows; null while the answer is on its way. */
  facts: Facts | null;
  /** So many of the first portlets have made way for what stands above them, and can wait. */
  below?: number;
}

/** So many portlets stand on the first screen of a phone; the others are built when they come near. */
const first = 2;

/** So many places fill the first screen of any device while the facts are on their way. */
const waiting = 6;

/** Portlets in the order and size in which brand and customer want them. */
export function Grid<Facts extends object>({ page, registry, places, facts, below = 0 }: GridProps<Facts>) {
  const { t } = useTranslation();
  const kinds = portlets[page];
  return (
    <div className={styles.grid}>
      {facts ? null : (
        <p className="visually-hidden" role="status">
          {t("application.loading")}
        </p>
      )}
      {places
        .filter(({ portlet, shown }) => shown && registry[portlet] && kinds.some(({ id }) => id === portlet))
        .slice(0, facts ? undefined : waiting)
        .map((place, index) => (
          <Place
            key={place.portlet}
            place={place}
            title={t(kinds.find(({ id }) => id === place.portlet)?.title ?? "")}
            first={index < first - below}
            portlet={registry[place.portlet] as RegisteredPortlet<Facts>}
            facts={facts}
          />
        ))}
    </div>
  );
}

interface PlaceProps<Facts> {
  place: PortletPlace;
  title: string;
  first: boolean;
  portlet: RegisteredPortlet<Facts>;
  facts: Facts | null;
}

/** Where a portlet stands: until it is near and has its facts, a card of about its size holds the place. */
function Place<Facts extends object>(props: PlaceProps<Facts>) {
  const { place, title, first, portlet, facts } = props;
  const [element, near] = useNear(first);
  const rows = place.rows ?? 1;
  const size = { "--columns": place.columns, "--rows": rows } as CSSProperties;
  const height = `${rows * 11}rem`;
  return (
    <div
      ref={element}
      className={styles.place}
      style={size}
      data-wide={place.columns > 6}
      data-later={near ? undefined : true}
    >
      {near && facts ? (
        <portlet.Content {...facts} />
      ) : (
        <Portlet busy={near} icon={<portlet.icon size={20} />} title={title}>
          {near ? <Skeleton height={height} /> : <div style={{ height }} />}
        </Portlet>
      )}
    </div>
  );
}
