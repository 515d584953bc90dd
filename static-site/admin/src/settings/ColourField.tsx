import { Button, TextInput } from "@mantine/core";
import { contrast, READABLE, readableOn } from "@wattwerk/ui/colour";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import styles from "./Settings.module.css";

const white = "#ffffff";

interface ColourFieldProps {
  label: string;
  value: string;
  change: (colour: string) => void;
}

/** A colour, by sight or by its code, with its contrast and a colour close by that can be read. */
export function ColourField({ label, value, change }: ColourFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const valid = /^#[0-9a-f]{6}$/.test(value);
  const found = valid ? contrast(value, white) : null;
  const proposal = found !== null && found < READABLE ? readableOn(white, value) : null;
  const said =
    found === null
      ? t("configuration.colour_malformed")
      : t(proposal ? "configuration.contrast_low" : "configuration.contrast_good", {
          contrast: format.number(found.toFixed(1), { min: 1, max: 1 }),
          required: format.number(String(READABLE), { min: 1, max: 1 }),
        });
  return (
    <div className={styles.colour}>
      <input
        type="color"
        aria-label={t("configuration.pick", { name: label })}
        value={valid ? value : white}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <TextInput
        id={id}
        label={label}
        value={value}
        maxLength={7}
        spellCheck={false}
        error={(proposal || !valid) && said}
        description={!proposal && valid ? said : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => change(event.currentTarget.value.trim().toLowerCase())}
      />
      {proposal && (
        <Button variant="default" size="xs" onClick={() => change(proposal)}>
          <span className={styles.swatch} style={{ background: proposal }} aria-hidden="true" />
          {t("configuration.take_proposal", { colour: proposal })}
        </Button>
      )}
    </div>
  );
}
