import type { DataGroup } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import styles from "./Erasure.module.css";

interface Line {
  group: DataGroup;
  /** Until when it stays and why. */
  detail?: string;
}

/** One of the three lists, in plain words. */
export function DataList({ about, lines }: { about: "deleted" | "kept" | "needed"; lines: Line[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <p className={styles.dimmed}>{t(`privacy.own.${about}.none`)}</p>;
  return (
    <>
      <p className={styles.dimmed}>{t(`privacy.own.${about}.text`)}</p>
      <ul className={styles.list}>
        {lines.map(({ group, detail }) => (
          <li key={`${group} ${detail}`}>
            {t(`privacy.groups.${group}`)}
            {detail ? <div className={styles.dimmed}>{detail}</div> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
