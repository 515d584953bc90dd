import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./Adjustments.module.css";
import type { TypedBlock } from "./rules";

interface Properties {
  blocks: TypedBlock[];
  change: (blocks: TypedBlock[]) => void;
  fault: (pointer: string) => string | null;
}

/** New prices block by block, for contracts with graduated prices; without any, the rule of the price counts. */
export function BlockPrices({ blocks, change, fault }: Properties) {
  const { t } = useTranslation();
  const set = (place: number, changed: Partial<TypedBlock>) =>
    change(blocks.map((block, index) => (index === place ? { ...block, ...changed } : block)));
  return (
    <fieldset className={styles.blocks}>
      <legend>{t("adjustments.blocks.title")}</legend>
      <p>{t("adjustments.blocks.hint")}</p>
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are known by their place only
        <div key={place} className={styles.two}>
          <TextInput
            inputMode="numeric"
            label={t("adjustments.blocks.from", { number: place + 1 })}
            value={place === 0 ? "0" : block.from}
            readOnly={place === 0}
            onChange={(event) => set(place, { from: event.currentTarget.value })}
            error={fault(`/terms/energy_blocks/${place}/from_kwh`)}
            required
          />
          <TextInput
            inputMode="decimal"
            label={t("adjustments.blocks.price", { number: place + 1 })}
            value={block.price}
            onChange={(event) => set(place, { price: event.currentTarget.value })}
            error={fault(`/terms/energy_blocks/${place}/energy_price`)}
            required
          />
        </div>
      ))}
      <div className={styles.actions}>
        <Button
          variant="default"
          size="xs"
          onClick={() => change([...blocks, { from: "", price: "" }])}
          disabled={blocks.length >= 20}
        >
          {t("adjustments.blocks.add")}
        </Button>
        {blocks.length > 0 && (
          <Button variant="default" size="xs" onClick={() => change(blocks.slice(0, -1))}>
            {t("adjustments.blocks.remove")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
