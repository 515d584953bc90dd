import type { Bundle, ExtraProduct, Offer, Quote } from "@wattwerk/ui/api/models";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import { QuestionFields } from "../contracts/QuestionFields";
import { faultAt } from "../detail/faults";
import { type Asking, askingProducts, type Basket } from "./basket";
import { Group, useSheet } from "./Fields";
import styles from "./Sales.module.css";

interface Properties {
  quote: Quote;
  basket: Basket;
  /** Several to choose from, or the one that is ordered. */
  several: boolean;
  /** Where the server finds the answers of a product. */
  answersAt: (product: Asking) => string;
  change: (basket: Basket) => void;
}

/** What is offered or ordered: tariffs and bundles of the quote, other products, and their questions. */
export function Choice({ quote, basket, several, answersAt, change }: Properties) {
  const { t } = useTranslation();
  const extras = quote.extra_products ?? [];
  const bundles = quote.bundles ?? [];

  function pick(kind: "tariffs" | "bundles", code: string) {
    if (several) change({ ...basket, [kind]: toggled(basket[kind], code) });
    else change({ ...basket, tariffs: [], bundles: [], [kind]: [code] });
  }

  return (
    <>
      <Group title={t(several ? "offers.parts.tariffs" : "offers.parts.tariff")}>
        {quote.offers.length === 0 && <p>{t("offers.no_tariffs")}</p>}
        <ul className={styles.tariffs}>
          {quote.offers.map((offer) => (
            <li key={offer.product_code}>
              <Line
                kind={several ? "checkbox" : "radio"}
                name="tariff"
                title={offer.name}
                price={<YearlyPrice of={offer} />}
                chosen={basket.tariffs.includes(offer.product_code)}
                choose={() => pick("tariffs", offer.product_code)}
              >
                <TariffDetail offer={offer} />
              </Line>
            </li>
          ))}
          {bundles.map((bundle) => (
            <li key={bundle.bundle_code}>
              <Line
                kind={several ? "checkbox" : "radio"}
                name="tariff"
                title={bundle.name}
                price={<YearlyPrice of={bundle} />}
                chosen={basket.bundles.includes(bundle.bundle_code)}
                choose={() => pick("bundles", bundle.bundle_code)}
              >
                <BundleDetail bundle={bundle} />
              </Line>
            </li>
          ))}
        </ul>
        <NotOffered quote={quote} />
      </Group>
      {extras.length > 0 && (
        <Group title={t(several ? "offers.parts.extras_offered" : "offers.parts.extras")}>
          <ul className={styles.tariffs}>
            {extras.map((product) => (
              <li key={product.product_code}>
                <Line
                  kind="checkbox"
                  name="extra"
                  title={product.name}
                  price={<ExtraPrice product={product} />}
                  chosen={basket.extras.includes(product.product_code)}
                  choose={() => change({ ...basket, extras: toggled(basket.extras, product.product_code) })}
                >
                  {product.description}
                </Line>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {askingProducts(quote, basket).map((product) => (
        <Questions
          key={product.product_code}
          product={product}
          optional={several}
          basket={basket}
          at={answersAt(product)}
          change={change}
        />
      ))}
    </>
  );
}

interface LineProperties {
  kind: "checkbox" | "radio";
  name: string;
  title: string;
  price: ReactNode;
  chosen: boolean;
  choose: () => void;
  children: ReactNode;
}

function Line({ kind, name, title, price, chosen, choose, children }: LineProperties) {
  const id = useId();
  return (
    <label className={styles.tariff} htmlFor={id}>
      <input id={id} type={kind} name={name} checked={chosen} onChange={choose} />
      <span className={styles.tariffName}>{title}</span>
      <strong>{price}</strong>
      <span className={styles.tariffDetail}>{children}</span>
    </label>
  );
}

export function YearlyPrice({ of }: { of: { yearly_price: string } }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {format.money(of.yearly_price)} {t("units.per_year")}
    </>
  );
}

export function TariffDetail({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {t("offers.tariff_detail", {
        monthly: format.money(offer.monthly_price),
        base: format.money(offer.base_price),
        energy: energyPriceText(t, format, offer),
        first: format.money(offer.first_year_price),
      })}
    </>
  );
}

export function BundleDetail({ bundle }: { bundle: Bundle }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { discount, parts } = bundle;
  return (
    <>
      {t(`offers.bundle_detail_${discount.recurrence}`, {
        parts: parts.map(({ name }) => name).join(" + "),
        amount: format.money(discount.amount),
        first: format.money(bundle.first_year_price),
      })}
    </>
  );
}

/** What it costs, or that a personal offer follows. */
export function ExtraPrice({ product }: { product: ExtraProduct }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (product.on_request) return <>{t("offers.on_request")}</>;
  const { monthly_price: monthly, one_time_price: once } = product;
  const parts = [
    monthly && `${format.money(monthly)} ${t("units.per_month")}`,
    once && t("offers.once", { amount: format.money(once) }),
  ];
  return <>{parts.filter(Boolean).join(" + ")}</>;
}

function NotOffered({ quote }: { quote: Quote }) {
  const { t } = useTranslation();
  if (quote.ineligible.length === 0) return null;
  return (
    <details>
      <summary>{t("offers.not_offered", { count: quote.ineligible.length })}</summary>
      <ul>
        {quote.ineligible.map((one) => (
          <li key={one.product_code}>
            {one.name}: {t(`offers.reasons.${one.reason}`, { defaultValue: one.reason })}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface QuestionsProperties {
  product: Asking;
  optional: boolean;
  basket: Basket;
  at: string;
  change: (basket: Basket) => void;
}

/** A product's own questions; an offer may leave them open, its customer answers then. */
function Questions({ product, optional, basket, at, change }: QuestionsProperties) {
  const { t } = useTranslation();
  const { problem } = useSheet();
  const { product_code: code, extra_fields: fields = [] } = product;
  return (
    <Group title={t("offers.parts.questions", { name: product.name })}>
      {optional && <p className={styles.tariffDetail}>{t("offers.questions_hint")}</p>}
      <QuestionFields
        form={optional ? fields.map((field) => ({ ...field, required: false })) : fields}
        answers={basket.answers[code] ?? {}}
        fault={(pointer) => faultAt(t, problem, pointer.replace("/answers", at))}
        onChange={(answers) => change({ ...basket, answers: { ...basket.answers, [code]: answers } })}
      />
    </Group>
  );
}

function toggled(codes: string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
}
