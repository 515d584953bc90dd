import type { ReactNode } from "react";
import styles from "./Facts.module.css";

export interface Fact {
  term: string;
  /** Left out when null or empty. */
  value: ReactNode;
}

/** Terms and values, e.g. the data of a contract. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== "")
        .map(({ term, value }) => (
          <div key={term} className={styles.fact}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
