import { useTranslation } from "react-i18next";
import styles from "./Consumption.module.css";
import type { RegisterKind } from "./intervals";

/** Which colour stands for which register. */
export function Legend({ kinds }: { kinds: RegisterKind[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.legend}>
      {kinds.map((kind) => (
        <li key={kind} data-kind={kind}>
          {t(`meter.register_${kind}`)}
        </li>
      ))}
    </ul>
  );
}
