import type { PropsWithChildren } from "react";
import styles from "./Skeleton.module.css";

interface SkeletonProps {
  width?: string;
  height?: string;
}

/** A grey place holder in the size of what will be there; its children give it their height. */
export function Skeleton({ width = "100%", height, children }: PropsWithChildren<SkeletonProps>) {
  return (
    <span className={styles.skeleton} style={{ width, height }} aria-hidden="true">
      {children ?? "\u00a0"}
    </span>
  );
}
