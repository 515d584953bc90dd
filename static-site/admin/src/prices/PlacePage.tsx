import { Button, Loader, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Commodity, PriceAtPlace, PricesAtPlace } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Notice } from "../detail/Notice";
import { Price } from "./Area";
import styles from "./Prices.module.css";
import { PricesNav } from "./PricesHead";

const commodities = ["electricity", "heating_electricity", "gas"] as const;

/** What products cost at a place on any day; the question stands in the address. */
export default function PlacePage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const [parameters, setParameters] = useSearchParams();
  const asked = {
    commodity: (parameters.get("commodity") ?? "electricity") as Commodity,
    postcode: parameters.get("postcode") ?? "",
    town: parameters.get("town") ?? "",
    street: parameters.get("street") ?? "",
    house_number: parameters.get("house_number") ?? "",
    on: parameters.get("on") ?? "",
  };
  const [form, setForm] = useState(asked);
  const complete = /^\d{5}$/.test(asked.postcode);
  const query = useQuery({
    queryKey: ["prices-at", brand, asked],
    enabled: complete,
    queryFn: () =>
      answerOf(
        api.GET("/staff/prices", {
          params: {
            query: {
              brand,
              commodity: asked.commodity,
              postcode: asked.postcode,
              ...(asked.town && { town: asked.town }),
              ...(asked.street && { street: asked.street }),
              ...(asked.house_number && { house_number: asked.house_number }),
              ...(asked.on && { on: asked.on }),
            },
          },
        }),
      ),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setParameters(Object.entries(form).filter(([, value]) => value));
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("prices.place.title")}</h1>
        <PricesNav />
      </header>
      <p className={styles.muted}>{t("prices.place.text")}</p>
      <form className={styles.fields} onSubmit={submit}>
        <NativeSelect
          label={t("prices.place.commodity")}
          value={form.commodity}
          onChange={(event) => setForm({ ...form, commodity: event.currentTarget.value as Commodity })}
          data={commodities.map((value) => ({ value, label: t(`commodities.${value}`) }))}
        />
        <TextInput
          label={t("prices.place.postcode")}
          value={form.postcode}
          onChange={(event) => setForm({ ...form, postcode: event.currentTarget.value })}
          inputMode="numeric"
          maxLength={5}
          pattern="\d{5}"
          required
          withAsterisk={false}
        />
        <TextInput
          label={t("prices.place.town")}
          description={t("prices.place.town_hint")}
          value={form.town}
          onChange={(event) => setForm({ ...form, town: event.currentTarget.value })}
          maxLength={120}
        />
        {(form.street || (query.data?.street_needed.length ?? 0) > 0) && (
          <>
            <TextInput
              label={t("products.calculator.street")}
              value={form.street}
              onChange={(event) => setForm({ ...form, street: event.currentTarget.value })}
              maxLength={120}
            />
            <TextInput
              label={t("products.calculator.house_number")}
              value={form.house_number}
              onChange={(event) => setForm({ ...form, house_number: event.currentTarget.value })}
              maxLength={20}
            />
          </>
        )}
        <TextInput
          type="date"
          label={t("prices.place.on")}
          description={t("prices.place.on_hint")}
          value={form.on}
          onChange={(event) => setForm({ ...form, on: event.currentTarget.value })}
        />
        <Button type="submit">{t("prices.actions.show")}</Button>
      </form>
      {complete && query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.data && <Found found={query.data} />}
    </div>
  );
}

function Found({ found }: { found: PricesAtPlace }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!found.version || !found.basis) return <p role="status">{t("prices.place.nothing")}</p>;
  const offPeak = found.items.some((item) => item.blocks.some((block) => block.energy_price_off_peak));
  return (
    <>
      <p role="status">
        <Link to={`/prices/${found.version}`}>
          {t("prices.place.holds", {
            version: found.version,
            basis: t(`prices.bases.${found.basis}`),
          })}
        </Link>
      </p>
      {found.town_needed.length > 0 && (
        <p>{t("prices.place.town_needed", { products: found.town_needed.join(", ") })}</p>
      )}
      {found.street_needed.length > 0 && (
        <p>{t("prices.place.street_needed", { products: found.street_needed.join(", ") })}</p>
      )}
      {found.items.length === 0 ? (
        <p className={styles.muted}>{t("prices.place.no_prices")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys
        <section className={styles.scroll} aria-label={t("prices.place.title")} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("prices.columns.product_code")}</th>
                <th scope="col" className={styles.numeric}>
                  {t("prices.columns.base_price")}
                </th>
                <th scope="col" className={styles.numeric}>
                  {t("prices.columns.energy_price")}
                </th>
                {offPeak && (
                  <th scope="col" className={styles.numeric}>
                    {t("prices.columns.energy_price_off_peak")}
                  </th>
                )}
                <th scope="col" className={styles.numeric}>
                  {t("prices.columns.new_customer_bonus")}
                </th>
                <th scope="col" className={styles.numeric}>
                  {t("prices.columns.instant_bonus")}
                </th>
              </tr>
            </thead>
            <tbody>
              {found.items.flatMap((item) =>
                item.blocks.map((block, index) => (
                  <tr key={`${item.product_code} ${block.from_kwh}`}>
                    <th scope="row">
                      {item.product_code}
                      {index === 0 && item.graduated && ` (${t("prices.place.graduated")})`}
                      {item.blocks.length > 1 &&
                        ` · ${t("prices.place.from", { kwh: format.kilowattHours(block.from_kwh) })}`}
                    </th>
                    <td className={styles.numeric}>
                      <Price value={block.base_price} />
                    </td>
                    <td className={styles.numeric}>
                      <Price value={block.energy_price} />
                    </td>
                    {offPeak && (
                      <td className={styles.numeric}>
                        <Price value={block.energy_price_off_peak} />
                      </td>
                    )}
                    <td className={styles.numeric}>{index === 0 && <NewCustomerBonus item={item} />}</td>
                    <td className={styles.numeric}>{index === 0 && <Price value={item.instant_bonus} />}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function NewCustomerBonus({ item }: { item: PriceAtPlace }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!item.new_customer_bonus_percent) return <Price value={item.new_customer_bonus} />;
  const percent = format.percent(item.new_customer_bonus_percent);
  if (!item.new_customer_bonus_cap) return percent;
  return t("prices.place.percent", { percent, cap: format.money(item.new_customer_bonus_cap) });
}
