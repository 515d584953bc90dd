import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { PriceList } from "@wattwerk/ui/api/models";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Part } from "../detail/Facts";
import { PriceRows } from "./PriceRows";
import styles from "./Prices.module.css";

/** Rows of a version as they stand in the file, by product and area. */
export function RowSearch({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  const [product, setProduct] = useState("");
  const [area, setArea] = useState("");
  const [asked, setAsked] = useState({ product: "", area: "" });
  function search(event: FormEvent) {
    event.preventDefault();
    setAsked({ product, area: area.trim() });
  }

  return (
    <Part title={t("prices.search.title")}>
      <form className={styles.fields} onSubmit={search}>
        <NativeSelect
          label={t("prices.search.product")}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
          data={[{ value: "", label: t("prices.search.all") }, ...Object.keys(list.products)]}
        />
        <TextInput
          label={t("prices.search.area")}
          value={area}
          onChange={(event) => setArea(event.currentTarget.value)}
          maxLength={60}
        />
        <Button type="submit" variant="default">
          {t("prices.actions.search")}
        </Button>
      </form>
      <PriceRows
        version={list.version}
        product={asked.product}
        area={asked.area}
        limit={20}
        label={t("prices.search.title")}
      />
    </Part>
  );
}
