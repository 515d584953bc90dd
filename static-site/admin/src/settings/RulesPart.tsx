import { Loader } from "@mantine/core";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import type { PartProps } from "./part";
import { GroupFields, SchemaField, useLabel } from "./SchemaField";
import styles from "./Settings.module.css";
import { fieldOf, type JsonSchema } from "./schema";
import { useConfigurationSchema } from "./useConfiguration";

/** All decisions of the brand, as the server describes them: single ones first, then one card per group. */
export function RulesPart({ state, change, faults }: PartProps) {
  const { t } = useTranslation();
  const root = useConfigurationSchema().data?.settings;
  if (!root) return <Loader size="sm" aria-label={t("states.loading")} />;
  const fields = Object.entries(root.properties ?? {});
  const isGroup = ([, schema]: [string, JsonSchema]) =>
    ["group", "list"].includes(fieldOf(schema, root).kind);
  const common = {
    root,
    change: (path: (string | number)[], value: unknown) => change(["settings", ...path], value),
    faults,
    prefix: "/settings",
  };
  return (
    <section className={styles.form} aria-label={t("configuration.parts.rules")}>
      <GroupFields
        {...common}
        schema={root}
        fields={Object.fromEntries(fields.filter((field) => !isGroup(field)))}
        path={[]}
        value={state.settings}
      />
      {fields.filter(isGroup).map(([name, schema]) => (
        <Section
          key={name}
          name={name}
          open={faults.some(({ pointer }) => pointer.startsWith(`/settings/${name}`))}
        >
          <SchemaField
            {...common}
            headless
            schema={schema}
            path={[name]}
            value={(state.settings as Record<string, unknown>)[name]}
          />
        </Section>
      ))}
    </section>
  );
}

/** A group of rules under its name; it opens by itself when something in it is wrong. */
function Section({ name, open, children }: PropsWithChildren<{ name: string; open: boolean }>) {
  return (
    <details className={styles.section} open={open || undefined}>
      <summary>{useLabel([name])}</summary>
      {children}
    </details>
  );
}
