import { NativeSelect, TextInput } from "@mantine/core";
import { fieldText } from "@wattwerk/ui/texts";
import { useTranslation } from "react-i18next";
import { ColourField } from "./ColourField";
import { LogoField } from "./LogoField";
import { Preview } from "./Preview";
import type { PartProps } from "./part";
import styles from "./Settings.module.css";

const colours = ["primary", "accent", "error", "success", "warning", "info"] as const;
const fonts = ["Inter", "Nunito Sans"];

/** Logo, colours, font, corners; beside them the portal as it would look. */
export function AppearancePart({ state, change, faults }: PartProps) {
  const { t } = useTranslation();
  const { theme } = state.brand;
  const set = (name: string, value: unknown) => change(["brand", "theme", name], value);
  const elsewhere = faults.filter(({ pointer }) => pointer.startsWith("/brand/theme"));
  return (
    <div className={styles.beside}>
      <section className={styles.form} aria-label={t("configuration.parts.appearance")}>
        <LogoField value={theme.logo_svg} change={(svg) => set("logo_svg", svg)} />
        {colours.map((name) => (
          <ColourField
            key={name}
            label={t(`configuration.fields.theme__${name}`)}
            value={theme[name] ?? ""}
            change={(colour) => set(name, colour)}
          />
        ))}
        <NativeSelect
          label={t("configuration.fields.theme__font")}
          value={theme.font ?? fonts[0]}
          data={fonts}
          onChange={(event) => set("font", event.currentTarget.value)}
        />
        <TextInput
          label={t("configuration.fields.theme__radius")}
          className={styles.short ?? ""}
          type="number"
          min={0}
          max={24}
          value={theme.radius ?? 10}
          onChange={(event) => set("radius", Math.min(24, Math.max(0, Number(event.currentTarget.value))))}
        />
        {elsewhere.map((fault) => (
          <p key={fault.pointer} role="alert" className={styles.fault}>
            {fieldText(t, fault)}
          </p>
        ))}
      </section>
      <Preview state={state} pages={["dashboard", "sign_in"]} />
    </div>
  );
}
