import { useTranslation } from "react-i18next";
import { Loading } from "../detail/Loading";
import { Preview } from "./Preview";
import type { PartProps } from "./part";
import { GroupFields } from "./SchemaField";
import styles from "./Settings.module.css";
import { useConfigurationSchema } from "./useConfiguration";

/** What other parts edit, and the id, which never changes. */
const elsewhere = ["id", "theme", "layout"];

/** Name, contact and offer of the brand. */
export function BrandPart({ state, change, faults }: PartProps) {
  const { t } = useTranslation();
  const root = useConfigurationSchema().data?.brand;
  if (!root) return <Loading />;
  const fields = Object.entries(root.properties ?? {}).filter(([name]) => !elsewhere.includes(name));
  return (
    <div className={styles.beside}>
      <section className={styles.form} aria-label={t("configuration.parts.brand")}>
        <GroupFields
          schema={root}
          root={root}
          fields={Object.fromEntries(fields)}
          path={[]}
          value={state.brand}
          change={(path, value) => change(["brand", ...path], value)}
          faults={faults}
          prefix="/brand"
        />
      </section>
      <Preview state={state} pages={["imprint", "sign_in", "dashboard"]} />
    </div>
  );
}
