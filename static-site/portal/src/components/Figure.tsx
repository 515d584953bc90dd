import styles from "./Figure.module.css";
import { Skeleton } from "./Skeleton";

interface FigureProps {
  value: string;
  unit?: string;
  /** One sentence that gives the value its meaning. */
  meaning?: string;
}

/** The hero of a portlet: one large value. */
export function Figure({ value, unit, meaning }: FigureProps) {
  return (
    <div className={styles.figure}>
      <p className={styles.line}>
        <span className={styles.value}>{value}</span>
        {unit ? <span className={styles.unit}> {unit}</span> : null}
      </p>
      {meaning ? <p className={styles.meaning}>{meaning}</p> : null}
    </div>
  );
}

/** The place of a figure that is still on its way. */
export function FigureSkeleton() {
  return (
    <div className={styles.figure}>
      <p className={styles.line}>
        <Skeleton width="9rem">
          <span className={styles.value}>&nbsp;</span>
        </Skeleton>
      </p>
      <Skeleton width="14rem">
        <p className={styles.meaning}>&nbsp;</p>
      </Skeleton>
    </div>
  );
}
