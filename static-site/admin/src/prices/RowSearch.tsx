import { Button, NativeSelect, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { PriceList, PriceListRow } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { Part } from "../detail/Facts";
import { Notice } from "../detail/Notice";
import { usePagedList } from "../list/usePagedList";
import { Area, Price, placeKey } from "./Area";
import styles from "./Prices.module.css";
import { usedColumns } from "./values";

/** Rows of a version as they stand in the file, by product and area. */
export function RowSearch({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const [product, setProduct] = useState("");
  const [area, setArea] = useState("");
  const [asked, setAsked] = useState({ product: "", area: "" });
  const query = usePagedList<PriceListRow>(["price-rows", brand, list.version, asked], (cursor) =>
    answerOf(
      api.GET("/staff/price-lists/{price_list_version}/rows", {
        params: {
          path: { price_list_version: list.version },
          query: {
            brand,
            limit: 20,
            ...(asked.product && { product_code: asked.product }),
            ...(asked.area && { area: asked.area }),
            ...(cursor && { cursor }),
          },
        },
      }),
    ),
  );
  const columns = usedColumns(query.entries.map((row) => row.prices));
  const blocks = query.entries.some((row) => row.from_kwh > 0);

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
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.isSuccess && query.entries.length === 0 && (
        <p className={styles.muted}>{t("prices.search.none")}</p>
      )}
      {query.entries.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys
        <section className={styles.scroll} aria-label={t("prices.search.title")} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("prices.columns.product_code")}</th>
                <th scope="col">{t("prices.columns.area")}</th>
                {blocks && <th scope="col">{t("prices.columns.from_kwh")}</th>}
                {columns.map((column) => (
                  <th key={column} scope="col" className={styles.numeric}>
                    {t(`prices.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.entries.map((row) => (
                <tr key={`${row.product_code} ${placeKey(row)} ${row.from_kwh}`}>
                  <th scope="row">{row.product_code}</th>
                  <td>
                    <Area place={row} />
                  </td>
                  {blocks && (
                    <td>
                      {row.from_kwh}
                      {row.prices.blocks && ` (${t("prices.columns.graduated")})`}
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column} className={styles.numeric}>
                      <Price value={row.prices[column]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <div>
          <Button
            variant="default"
            size="xs"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("list.more")}
          </Button>
        </div>
      )}
    </Part>
  );
}
