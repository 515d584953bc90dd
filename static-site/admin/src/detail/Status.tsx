import styles from "./Detail.module.css";

const tones: Record<string, string> = {
  received: "info",
  clarification: "warning",
  accepted: "info",
  contract_created: "success",
  active: "success",
  confirmed: "success",
  exported: "info",
  acknowledged: "success",
  terminated: "warning",
  rejected: "error",
  withdrawn: "error",
  waiting: "warning",
  scheduled: "info",
  reading: "info",
  writing: "info",
  imported: "info",
  checked: "success",
  refused: "error",
  failed: "warning",
  locked: "error",
  deleted: "error",
};

/** A status with its colour; the word says it too. */
export function Status({ value, label }: { value: string; label: string }) {
  return (
    <span className={styles.status} data-tone={tones[value] ?? "neutral"}>
      {label}
    </span>
  );
}
