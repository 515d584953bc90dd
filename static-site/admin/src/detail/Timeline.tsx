import type { ReactNode } from "react";
import { useFormat } from "../application/texts";
import styles from "./Detail.module.css";

export interface Happening {
  id: string;
  at: string;
  title: ReactNode;
  actor: string;
  note?: string;
}

/** What happened, newest first, with when and who. */
export function Timeline({ happenings }: { happenings: Happening[] }) {
  const format = useFormat();
  return (
    <ol className={styles.timeline}>
      {happenings.map(({ id, at, title, actor, note }) => (
        <li key={id}>
          <p className={styles.happening}>{title}</p>
          <p className={styles.when}>
            <time dateTime={at}>{format.dateTime(at)}</time> · {actor}
          </p>
          {note && <p className={styles.note}>{note}</p>}
        </li>
      ))}
    </ol>
  );
}
