import { Loader } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { PriceListRow } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Notice } from "../detail/Notice";
import { More } from "../list/More";
import { usePagedList } from "../list/usePagedList";
import { Area, Price, placeKey } from "./Area";
import styles from "./Prices.module.css";
import { usedColumns } from "./values";

interface PriceRowsProps {
  /** The version of the price list. */
  version: string;
  /** Only rows of this product; rows of several products name theirs. */
  product?: string;
  /** Only rows that hold in this area. */
  area?: string;
  /** How many rows come at once. */
  limit: number;
  /** What a screen reader calls the table. */
  label: string;
}

/** Rows of a version as they stand in the file: a page at first, more when they are wanted. */
export function PriceRows({ version, product, area, limit, label }: PriceRowsProps) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const query = usePagedList<PriceListRow>(["price-rows", brand, version, product, area, limit], (cursor) =>
    answerOf(
      api.GET("/staff/price-lists/{price_list_version}/rows", {
        params: {
          path: { price_list_version: version },
          query: {
            brand,
            limit,
            ...(product && { product_code: product }),
            ...(area && { area }),
            ...(cursor && { cursor }),
          },
        },
      }),
    ),
  );
  return (
    <>
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.isSuccess && query.entries.length === 0 && (
        <p className={styles.muted}>{t("prices.search.none")}</p>
      )}
      {query.entries.length > 0 && <Rows rows={query.entries} label={label} naming={!product} />}
      <More query={query} />
    </>
  );
}

function Rows({ rows, label, naming }: { rows: PriceListRow[]; label: string; naming: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = usedColumns(rows.map(({ prices }) => prices));
  const blocks = rows.some(({ from_kwh }) => from_kwh > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {naming && <th scope="col">{t("prices.columns.product_code")}</th>}
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
          {rows.map((row) => (
            <tr key={`${row.product_code} ${placeKey(row)} ${row.from_kwh}`}>
              {naming && <th scope="row">{row.product_code}</th>}
              {naming ? (
                <td>
                  <Area place={row} />
                </td>
              ) : (
                <th scope="row">
                  <Area place={row} />
                </th>
              )}
              {blocks && (
                <td>
                  {format.number(row.from_kwh)}
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
  );
}
