import { Loader, NativeSelect } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { PriceDifference, PriceListSummary } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Notice } from "../detail/Notice";
import { FilterChips, useFilter } from "../list/FilterChips";
import { More } from "../list/More";
import { usePagedList } from "../list/usePagedList";
import { Area, Price, placeKey } from "./Area";
import styles from "./Prices.module.css";
import { PricesNav } from "./PricesHead";
import { usedColumns, versionName } from "./values";

const kinds = ["changed", "added", "removed"] as const;

/** What differs between two versions: rows that came, went or changed, with old and new prices. */
export default function ComparisonPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { version = "" } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const before = parameters.get("before") ?? undefined;
  const kind = useFilter("kind") as PriceDifference["kind"] | undefined;
  const versions = usePagedList<PriceListSummary>(["price-lists", brand], (cursor) =>
    answerOf(api.GET("/staff/price-lists", { params: { query: { brand, ...(cursor && { cursor }) } } })),
  );
  const query = useInfiniteQuery({
    queryKey: ["price-comparison", brand, version, before, kind],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET("/staff/price-lists/{price_list_version}/comparison", {
          params: {
            path: { price_list_version: version },
            query: {
              brand,
              limit: 50,
              ...(before && { before }),
              ...(kind && { kind }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const found = query.data?.pages[0];
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = usedColumns(rows.flatMap((row) => [row.before, row.after]));
  const nameOf = (id: string | null | undefined) => {
    const entry = versions.entries.find((one) => one.version === id);
    return entry ? `${versionName(entry, t)} · ${format.dateTime(entry.imported_at)}` : (id ?? "");
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("prices.comparison.title")}</h1>
        <PricesNav />
      </header>
      <div className={styles.fields}>
        <NativeSelect
          label={t("prices.comparison.choose")}
          value={before ?? found?.before ?? ""}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setParameters(
              (earlier) => {
                earlier.set("before", chosen);
                return earlier;
              },
              { replace: true },
            );
          }}
          data={[
            ...(found && !found.before ? [{ value: "", label: t("prices.comparison.nothing") }] : []),
            ...versions.entries
              .filter((entry) => entry.version !== version)
              .map((entry) => ({ value: entry.version, label: nameOf(entry.version) })),
          ]}
        />
        <p>
          {t("prices.comparison.after")}: <Link to={`/prices/${version}`}>{nameOf(version)}</Link>
        </p>
      </div>
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {found && (
        <>
          <dl className={styles.counts}>
            {[...kinds, "unchanged" as const].map((name) => (
              <div key={name}>
                <dt>{t(`prices.comparison.${name}`)}</dt>
                <dd>{format.number(found[name])}</dd>
              </div>
            ))}
          </dl>
          <div>
            <FilterChips
              label={t("prices.comparison.kind")}
              name="kind"
              options={[
                { value: "", label: t("prices.comparison.all") },
                ...kinds.map((value) => ({ value, label: t(`prices.comparison.${value}`) })),
              ]}
            />
          </div>
          {rows.length === 0 ? (
            <p className={styles.muted}>{t(kind ? "prices.comparison.none" : "prices.comparison.same")}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys
            <section className={styles.scroll} aria-label={t("prices.comparison.title")} tabIndex={0}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{t("prices.comparison.kind")}</th>
                    <th scope="col">{t("prices.columns.product_code")}</th>
                    <th scope="col">{t("prices.columns.area")}</th>
                    {columns.map((column) => (
                      <th key={column} scope="col" className={styles.numeric}>
                        {t(`prices.columns.${column}`)}
                      </th>
                    ))}
                    <th scope="col" className={styles.numeric}>
                      {t("prices.comparison.difference")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.kind} ${row.product_code} ${placeKey(row)} ${row.from_kwh}`}>
                      <td>{t(`prices.comparison.${row.kind}`)}</td>
                      <th scope="row">{row.product_code}</th>
                      <td>
                        <Area place={row} />
                        {row.from_kwh > 0 &&
                          ` · ${t("prices.place.from", { kwh: format.kilowattHours(row.from_kwh) })}`}
                      </td>
                      {columns.map((column) => (
                        <td key={column} className={styles.numeric}>
                          <OldAndNew before={row.before?.[column]} after={row.after?.[column]} />
                        </td>
                      ))}
                      <td className={styles.numeric}>
                        <Difference value={row.base_price_difference} unit="€" />
                        <Difference value={row.energy_price_difference} unit="ct" />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          <More query={query} />
        </>
      )}
    </div>
  );
}

function OldAndNew({
  before,
  after,
}: {
  before?: string | null | undefined;
  after?: string | null | undefined;
}) {
  if (before === after || before == null || after == null) return <Price value={after ?? before} />;
  return (
    <>
      <s className={styles.muted}>
        <Price value={before} />
      </s>{" "}
      <strong>
        <Price value={after} />
      </strong>
    </>
  );
}

function Difference({ value, unit }: { value: string | null | undefined; unit: string }) {
  if (!value || Number(value) === 0) return null;
  const dearer = !value.startsWith("-");
  return (
    <div className={dearer ? styles.up : styles.down}>
      {dearer ? "+" : ""}
      <Price value={value} /> {unit}
    </div>
  );
}
