import {
  type ChangeEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import styles from "./CounterWheels.module.css";
import { type Counter, caretAtWheel, cleaned, wheelAtCaret, wheels } from "./counter";

interface CounterWheelsProps {
  /** Visible label, e.g. "Zählerstand in kWh". */
  label: string;
  /** What helps to read the meter; tied to the field for screen readers. */
  hint?: ReactNode;
  /** Fault of the value and its remedy; marks the field as invalid. */
  error?: string | null;
  counter: Counter;
  unit: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  disabled?: boolean;
  /** Name of the field, by which the form finds it to set the focus. */
  name: string;
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * A meter"s counter as a row of wheels, with decimals in red as on the device.
 *
 * The wheels are a picture of a real text field that lies over them: keyboard, phone keypad,
 * paste and screen reader all work on that field.
 */
export function CounterWheels(props: CounterWheelsProps) {
  const { label, hint, error, counter, unit, value, onChange, onBlur, disabled, name } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);

  useEffect(() => {
    const follow = () => {
      const field = input.current;
      if (field && document.activeElement === field) setCaret(field.selectionEnd);
    };
    document.addEventListener("selectionchange", follow);
    return () => document.removeEventListener("selectionchange", follow);
  }, []);

  const change = (event: ChangeEvent<HTMLInputElement>) => {
    onChange(cleaned(event.currentTarget.value));
    setCaret(event.currentTarget.selectionEnd);
  };

  const touch = (event: PointerEvent<HTMLInputElement>) => {
    const touched = [...(row.current?.querySelectorAll("[data-wheel]") ?? [])].findIndex(
      (wheel) => event.clientX < wheel.getBoundingClientRect().right,
    );
    const position = touched < 0 ? value.length : caretAtWheel(value, touched, counter);
    const field = event.currentTarget;
    requestAnimationFrame(() => field.setSelectionRange(position, position));
  };

  const shown = wheels(value, counter);
  const whole = shown.filter((wheel) => !wheel.decimal).length;
  const active = caret === null ? null : wheelAtCaret(value, caret, counter);
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");

  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.device} data-invalid={Boolean(error)} data-disabled={disabled}>
        <div className={styles.row} ref={row} aria-hidden="true">
          {shown.map((wheel, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a wheel is its place in the row
              key={index}
              data-wheel
              className={styles.wheel}
              data-decimal={wheel.decimal}
              data-first-decimal={wheel.decimal && index === whole}
              data-empty={wheel.digit === null}
              data-excess={index < whole - counter.digits}
              data-caret={active === index || (active === shown.length && index === shown.length - 1)}
              data-caret-end={active === shown.length && index === shown.length - 1}
            >
              <span className={styles.column} data-digit={wheel.digit ?? 0}>
                {DIGITS.map((digit) => (
                  <span key={digit} className={styles.digit}>
                    {digit}
                  </span>
                ))}
              </span>
            </span>
          ))}
          <span className={styles.unit}>{unit}</span>
        </div>
        <input
          ref={input}
          id={id}
          name={name}
          className={styles.input}
          type="text"
          inputMode={counter.decimals > 0 ? "decimal" : "numeric"}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="next"
          value={value}
          disabled={disabled}
          aria-invalid={Boolean(error)}
          aria-describedby={describedBy || undefined}
          onChange={change}
          onFocus={(event) => setCaret(event.currentTarget.selectionEnd)}
          onBlur={() => {
            setCaret(null);
            onBlur?.();
          }}
          onPointerUp={touch}
        />
      </div>
      {hint ? (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
