import { useSearchParams } from "react-router";
import styles from "./FilterChips.module.css";

interface Properties {
  label: string;
  /** Name of the filter in the address. */
  name: string;
  options: { value: string; label: string }[];
}

/** The chosen value of a filter, kept in the address, so that a list can be shared and reloaded. */
export function useFilter(name: string): string | undefined {
  return useSearchParams()[0].get(name) ?? undefined;
}

/** One filter as a row of chips. */
export function FilterChips({ label, name, options }: Properties) {
  const [parameters, setParameters] = useSearchParams();
  const chosen = parameters.get(name) ?? "";
  function choose(value: string) {
    setParameters(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  }
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.chip}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={chosen === option.value}
            onChange={() => choose(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
