import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Commodity, PriceListSummary } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Notice } from "../detail/Notice";
import { Status } from "../detail/Status";
import { PriceRows } from "../prices/PriceRows";
import { versionName } from "../prices/values";
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
      <PriceRows version={version.version} product={code} limit={50} label={title} />
    </section>
  );
}
