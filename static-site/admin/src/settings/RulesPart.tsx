import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { Loading } from "../detail/Loading";
import { isGroup } from "./entries";
import type { PartProps } from "./part";
import { GroupFields, SchemaField } from "./SchemaField";
import styles from "./Settings.module.css";
import { useConfigurationSchema } from "./useConfiguration";

/** The decisions of the brand, as the server describes them: one group of them, or those that stand alone. */
export function RulesPart({ state, change, faults }: PartProps) {
  const { t } = useTranslation();
  const { section } = useParams();
  const root = useConfigurationSchema().data?.settings;
  if (!root) return <Loading />;
  const fields = root.properties ?? {};
  const common = {
    root,
    change: (path: (string | number)[], value: unknown) => change(["settings", ...path], value),
    faults,
    prefix: "/settings",
  };
  if (section) {
    const schema = fields[section];
    if (!schema) return <Navigate to="/settings/rules" replace />;
    return (
      <section className={styles.form} aria-label={t("configuration.parts.rules")}>
        <SchemaField
          {...common}
          schema={schema}
          path={[section]}
          value={(state.settings as Record<string, unknown>)[section]}
        />
      </section>
    );
  }
  return (
    <section className={styles.form} aria-label={t("configuration.parts.rules")}>
      <GroupFields
        {...common}
        schema={root}
        fields={Object.fromEntries(Object.entries(fields).filter(([, schema]) => !isGroup(schema, root)))}
        path={[]}
        value={state.settings}
      />
    </section>
  );
}
