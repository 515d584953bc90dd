import styles from "./PageSkeleton.module.css";
import { Skeleton } from "./Skeleton";

/** A page that is still on its way: heading and two cards. */
export function PageSkeleton() {
  return (
    <div className={styles.page} aria-hidden="true">
      <Skeleton width="16rem" height="2.25rem" />
      <Skeleton height="12rem" />
      <Skeleton height="12rem" />
    </div>
  );
}
