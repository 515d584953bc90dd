import { Button, Loader } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Commodity, PriceListRow, PriceListSummary } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Notice } from "../detail/Notice";
import { Status } from "../detail/Status";
import { Area, Price, placeKey } from "../prices/Area";
import priceStyles from "../prices/Prices.module.css";
import { usedColumns, versionName } from "../prices/values";
import styles from "./Products.module.css";

/** What a product costs now and will cost, area by area, from the price lists that hold. */
export function PricesPart({ code, commodity }: { code: string; commodity: Commodity }) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const query = useQuery({
    queryKey: ["price-lists-of", brand, commodity],
    queryFn: () => answerOf(api.GET("/staff/price-lists", { params: { query: { brand, limit: 50 } } })),
  });
  if (query.isPending) return <Loader size="sm" aria-label={t("states.loading")} />;
  if (query.isError) return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  const versions = query.data.items
    .filter(({ commodities, products }) => commodities.includes(commodity) && products[code])
    .filter(({ state }) => state === "active" || state === "scheduled")
    .sort((one, other) => (one.active_from ?? "").localeCompare(other.active_from ?? ""));
  return (
    <div className={styles.form}>
      {!versions.some(({ state }) => state === "active") && (
        <p role="status">
          {t("products.prices.none")} <Link to="/prices">{t("products.prices.lists")}</Link>
        </p>
      )}
      {versions.map((version) => (
        <PricesOf key={version.version} version={version} code={code} />
      ))}
      <p>
        <Link to={`/prices/place?commodity=${commodity}`}>{t("products.prices.place")}</Link>
      </p>
    </div>
  );
}

function PricesOf({ version, code }: { version: PriceListSummary; code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const query = useInfiniteQuery({
    queryKey: ["price-rows", brand, version.version, code],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET("/staff/price-lists/{price_list_version}/rows", {
          params: {
            path: { price_list_version: version.version },
            query: { brand, product_code: code, limit: 50, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const title = t(version.state === "active" ? "products.prices.now" : "products.prices.later", {
    day: version.active_from ? format.dateTime(version.active_from) : "",
  });
  return (
    <section className={styles.entry} aria-label={title}>
      <div className={styles.entryHead}>
        <h2>{title}</h2>
        <Status
          value={version.state === "active" ? "active" : "exported"}
          label={t(`prices.bases.${version.basis}`)}
        />
        <Link to={`/prices/${version.version}`}>{versionName(version, t)}</Link>
      </div>
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {rows.length > 0 && <Rows rows={rows} label={title} />}
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
    </section>
  );
}

function Rows({ rows, label }: { rows: PriceListRow[]; label: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = usedColumns(rows.map(({ prices }) => prices));
  const blocks = rows.some(({ from_kwh }) => from_kwh);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys
    <section className={priceStyles.scroll} aria-label={label} tabIndex={0}>
      <table className={priceStyles.table}>
        <thead>
          <tr>
            <th scope="col">{t("prices.columns.area")}</th>
            {blocks && <th scope="col">{t("prices.columns.from_kwh")}</th>}
            {columns.map((column) => (
              <th key={column} scope="col" className={priceStyles.numeric}>
                {t(`prices.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${placeKey(row)} ${row.from_kwh}`}>
              <th scope="row" className={styles.area}>
                <Area place={row} />
              </th>
              {blocks && (
                <td>
                  {format.number(row.from_kwh ?? 0)}
                  {row.prices.blocks && ` (${t("prices.columns.graduated")})`}
                </td>
              )}
              {columns.map((column) => (
                <td key={column} className={priceStyles.numeric}>
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
