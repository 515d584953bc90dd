import type { Register } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../texts/useFormat";
import styles from "./CounterDisplay.module.css";
import { asOnMeter } from "./counter";

/** What a register last showed, drawn as on the device; read out as one number. */
export function CounterDisplay({ register }: { register: Register }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (register.last_value === null) {
    return <p className={styles.none}>{t("reading_portlet.no_reading")}</p>;
  }
  const [whole = "", decimals = ""] = asOnMeter(register.last_value, register).split(",");
  const spoken = `${format.number(register.last_value, { max: register.decimals })} ${register.unit}`;
  return (
    <p className={styles.display}>
      <span className="visually-hidden">{spoken}</span>
      <span className={styles.digits} aria-hidden="true">
        <Digits text={whole} decimal={false} />
        <Digits text={decimals} decimal />
      </span>
      <span className={styles.unit} aria-hidden="true">
        {register.unit}
      </span>
    </p>
  );
}

function Digits({ text, decimal }: { text: string; decimal: boolean }) {
  return [...text].map((digit, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place in the number
    <span key={place} className={styles.digit} data-decimal={decimal}>
      {digit}
    </span>
  ));
}
