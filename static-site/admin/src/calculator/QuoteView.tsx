import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import type { Bundle, ExtraProduct, Offer, PriceComponent, Quote } from "@wattwerk/ui/api/models";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import { renewalText } from "../contracts/terms";
import { Facts } from "../detail/Facts";
import { Status } from "../detail/Status";
import styles from "../products/Products.module.css";

/** What the calculator answered: prices, their parts down to each levy, and why other products do not fit. */
export function QuoteView({ quote }: { quote: Quote }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { request } = quote;
  const expired = new Date(quote.valid_until) <= new Date();
  const supply = [
    t(`commodities.${request.commodity}`),
    format.kilowattHours(request.consumption + (request.consumption_off_peak ?? 0)),
    [
      [request.street, request.house_number],
      [request.postcode, request.town],
    ]
      .map((parts) => parts.filter(Boolean).join(" "))
      .filter(Boolean)
      .join(", "),
    t(`customer_types.${request.customer_type}`),
  ].join(" · ");
  return (
    <>
      <section className={styles.entry} aria-label={t("products.calculator.quote")}>
        <div className={styles.entryHead}>
          <h2>{supply}</h2>
          {quote.as_of ? (
            <Status
              value="clarification"
              label={t("products.calculator.as_of_day", { day: format.date(quote.as_of) })}
            />
          ) : (
            <Status
              value={expired ? "rejected" : "active"}
              label={
                expired
                  ? t("products.calculator.expired")
                  : t("products.calculator.valid_until", { when: format.dateTime(quote.valid_until) })
              }
            />
          )}
        </div>
        <Facts
          facts={[
            [t("products.calculator.grid_operator"), quote.grid_operator ?? t("products.calculator.unknown")],
            [
              t("products.calculator.default_supply"),
              quote.default_supply
                ? t("products.calculator.default_supply_price", {
                    supplier: quote.default_supply.supplier,
                    price: format.money(quote.default_supply.yearly_price),
                    source: quote.default_supply.source,
                    day: format.date(quote.default_supply.source_date),
                  })
                : t("products.calculator.no_default_supply"),
            ],
            [
              t("products.calculator.version"),
              quote.version && quote.version > 1 ? String(quote.version) : null,
            ],
          ]}
        />
        {!expired && <QuoteLink quote={quote} />}
      </section>
      {quote.street_needed && <p role="status">{t("products.calculator.street_needed")}</p>}
      {quote.offers.length === 0 && <p>{t("products.calculator.nothing")}</p>}
      <div className={styles.cards}>
        {[...quote.offers, ...(quote.further_offers ?? [])].map((offer) => (
          <OfferCard key={offer.product_code} offer={offer} />
        ))}
        {(quote.bundles ?? []).map((bundle) => (
          <BundleCard key={bundle.bundle_code} bundle={bundle} />
        ))}
      </div>
      {(quote.extra_products ?? []).length > 0 && <Extras products={quote.extra_products ?? []} />}
      {quote.ineligible.length > 0 && (
        <section className={styles.entry}>
          <h2>{t("products.calculator.ineligible")}</h2>
          <dl className={styles.changes}>
            {quote.ineligible.map((entry) => (
              <div key={entry.product_code}>
                <dt>{entry.name}</dt>
                <dd>
                  {(entry.reasons?.length ? entry.reasons : [entry.reason])
                    .map((reason) => t(`products.reasons.${reason}`))
                    .join(" · ")}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function QuoteLink({ quote }: { quote: Quote }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}/order/?brand=${quote.request.brand}&quote=${quote.quote_id}`;
  return (
    <div className={styles.actions}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconCopy size={16} aria-hidden />}
        onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
      >
        {t("products.calculator.copy_link")}
      </Button>
      <span role="status">{copied && t("products.calculator.copied")}</span>
    </div>
  );
}

function OfferCard({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const componentName = (line: PriceComponent) =>
    line.kind === "levy"
      ? t(`prices.levies.codes.${line.code}`, { defaultValue: line.code })
      : t(`products.components.${line.code}`);
  const basis = t(offer.prices_include_vat ? "products.bases.gross" : "products.bases.net");
  return (
    <section className={styles.entry}>
      <div className={styles.entryHead}>
        <h3>{offer.name}</h3>
        {offer.product_set && <Status value="exported" label={offer.product_set} />}
        <strong>{t("products.calculator.per_year", { price: format.money(offer.yearly_price) })}</strong>
      </div>
      <Facts
        facts={[
          [t("products.calculator.monthly"), format.money(offer.monthly_price)],
          [t("products.calculator.first_year"), format.money(offer.first_year_price)],
          [
            t("products.calculator.prices"),
            [
              t("products.calculator.base_price", { price: format.money(offer.base_price) }),
              energyPriceText(t, format, offer),
              offer.energy_price_off_peak && `NT ${format.centsPerKilowattHour(offer.energy_price_off_peak)}`,
              basis,
            ]
              .filter(Boolean)
              .join(" · "),
          ],
          [
            t("products.calculator.term"),
            [
              t("orders.months", { count: offer.conditions.initial_term_months }),
              renewalText(t, offer.conditions),
            ]
              .filter(Boolean)
              .join(" · "),
          ],
          [
            t("products.fields.bonuses"),
            offer.bonuses
              .map((bonus) => `${t(`products.bonuses.${bonus.kind}`)} ${format.money(bonus.amount)}`)
              .join(" · "),
          ],
          [
            t("products.calculator.saving"),
            offer.saving === null || offer.saving === undefined ? null : format.money(offer.saving),
          ],
        ]}
      />
      <details>
        <summary>{t("products.calculator.breakdown")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard, too */}
        <section className={styles.breakdown} tabIndex={0} aria-label={offer.name}>
          <table>
            <caption className="visually-hidden">{t("products.calculator.breakdown")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("products.calculator.component")}</th>
                <th scope="col">{t("products.calculator.unit_price")}</th>
                <th scope="col">{t("products.calculator.quantity")}</th>
                <th scope="col">{t("products.calculator.amount")}</th>
              </tr>
            </thead>
            <tbody>
              {offer.breakdown.map((line) => (
                <tr key={`${line.kind} ${line.code} ${line.price} ${line.from_kwh}`}>
                  <th scope="row">
                    {componentName(line)}
                    {line.from_kwh !== null &&
                      line.from_kwh !== undefined &&
                      ` ${t("units.block_last", { from: format.kilowattHours(line.from_kwh) })}`}
                    {line.contained && ` (${t("products.calculator.contained")})`}
                  </th>
                  <td>{`${format.number(line.price, { max: 6 })} ${t(`products.line_units.${line.unit}`)}`}</td>
                  <td>{format.number(line.quantity)}</td>
                  <td>{format.money(line.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  );
}

function BundleCard({ bundle }: { bundle: Bundle }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.entry}>
      <div className={styles.entryHead}>
        <h3>{bundle.name}</h3>
        <Status value="exported" label={t("products.calculator.bundle")} />
        <strong>{t("products.calculator.per_year", { price: format.money(bundle.yearly_price) })}</strong>
      </div>
      <p>{bundle.description}</p>
      <Facts
        facts={[
          [t("products.arrangement.parts"), bundle.parts.map(({ name }) => name).join(" + ")],
          [
            t("products.arrangement.discount"),
            `${format.money(bundle.discount.amount)} ${t(`products.recurrences.${bundle.discount.recurrence}`)}`,
          ],
          [t("products.calculator.monthly"), format.money(bundle.monthly_price)],
          [t("products.calculator.first_year"), format.money(bundle.first_year_price)],
        ]}
      />
    </section>
  );
}

function Extras({ products }: { products: ExtraProduct[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const price = (product: ExtraProduct) =>
    [
      product.monthly_price &&
        t("products.calculator.per_month", { price: format.money(product.monthly_price) }),
      product.one_time_price &&
        t("products.calculator.once", { price: format.money(product.one_time_price) }),
    ]
      .filter(Boolean)
      .join(" · ") || t("products.on_request");
  return (
    <section className={styles.entry}>
      <h2>{t("products.calculator.extras")}</h2>
      <Facts facts={products.map((product) => [product.name, price(product)])} />
    </section>
  );
}
