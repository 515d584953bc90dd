import { IconChevronLeft } from "@tabler/icons-react";
import type { PropsWithChildren } from "react";
import { Link } from "react-router";
import styles from "./Detail.module.css";

/** The way back from a page to the list that it belongs to. */
export function Back({ to, children }: PropsWithChildren<{ to: string }>) {
  return (
    <Link to={to} className={styles.back ?? ""}>
      <IconChevronLeft size={18} aria-hidden />
      {children}
    </Link>
  );
}
