import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { MultilingualText } from "@wattwerk/ui/api/models";
import { fieldText } from "@wattwerk/ui/texts";
import { useTranslation } from "react-i18next";
import { MultilingualField } from "./fields";
import type { PartProps } from "./ProductPage";
import styles from "./Products.module.css";
import { faultAt, noText } from "./product";

const mostFeatures = 6;

/** Name, description and the good points, as customers read them. */
export function TextsPart({ draft, change, problem }: PartProps) {
  const { t } = useTranslation();
  const fault = (field: string) => (language: string) => {
    const found = faultAt(problem?.errors ?? [], `${field}/${language}`);
    return found && fieldText(t, found);
  };
  const features = draft.features ?? [];
  const put = (place: number, text: MultilingualText) =>
    change({ features: features.map((feature, index) => (index === place ? text : feature)) });
  return (
    <section className={styles.form} aria-label={t("products.parts.texts")}>
      <MultilingualField
        label={t("products.fields.name")}
        value={draft.name}
        change={(name) => change({ name })}
        fault={fault("name")}
      />
      <MultilingualField
        label={t("products.fields.description")}
        value={draft.description}
        change={(description) => change({ description })}
        fault={fault("description")}
        long
      />
      {features.map((feature, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the points have no name but their place
        <div key={place} className={styles.entry}>
          <MultilingualField
            label={t("products.fields.feature", { number: place + 1 })}
            value={feature}
            change={(text) => put(place, text)}
            fault={fault(`features/${place}`)}
          />
          <div className={styles.actions}>
            <Button
              variant="subtle"
              size="xs"
              onClick={() => change({ features: features.filter((_, index) => index !== place) })}
            >
              {t("products.remove")}
            </Button>
          </div>
        </div>
      ))}
      {features.length < mostFeatures && (
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => change({ features: [...features, noText] })}
          >
            {t("products.add_feature")}
          </Button>
        </div>
      )}
    </section>
  );
}
