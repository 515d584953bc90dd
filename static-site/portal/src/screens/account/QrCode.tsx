import qrcode from "qrcode-generator";
import { useMemo } from "react";
import styles from "./Account.module.css";

/** Light modules around a code, as its standard asks for (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code, drawn here: its text is a secret and goes to no other server. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = qrcode(0, "M");
    code.addData(text);
    code.make();
    const count = code.getModuleCount();
    const modules = Array.from({ length: count * count }, (_, index) => [
      Math.floor(index / count),
      index % count,
    ]);
    return {
      size: count + 2 * QUIET,
      path: modules
        .filter(([row = 0, column = 0]) => code.isDark(row, column))
        .map(([row = 0, column = 0]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)
        .join(""),
    };
  }, [text]);
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="#000000" />
    </svg>
  );
}
