import type { ExtraProduct, OfferView } from "@wattwerk/ui/api/models";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../texts/useFormat";
import styles from "./Acceptance.module.css";
import { bundleChoice, type Details, ordered } from "./answer";
import { Questions } from "./Questions";

interface Properties {
  offer: OfferView;
  details: Details;
  change: (part: Partial<Details>) => void;
  problem: ApiProblem | null;
}

/** What is offered: tariffs and bundles to choose from, other products to add, and their questions. */
export function Choice({ offer, details, change, problem }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tariff, further, extras } = ordered(offer, details);
  const addable = (offer.extra_products ?? []).filter(({ product_code }) =>
    offer.extra_codes.includes(product_code),
  );
  const answersAt = (list: string, position: number) => `/${list}/${position}/answers`;
  return (
    <>
      <fieldset className={styles.tariffs}>
        <legend className="visually-hidden">{t("acceptance.offer.tariffs")}</legend>
        {offer.offers.map((one) => (
          <Option
            key={one.product_code}
            kind="radio"
            name={one.name}
            price={
              <>
                {format.money(one.yearly_price)} <small>{t("units.per_year")}</small>
              </>
            }
            chosen={!details.bundle_code && details.product_code === one.product_code}
            choose={() => change({ product_code: one.product_code, bundle_code: "" })}
          >
            <span className={styles.muted}>
              {t(one.prices_include_vat ? "acceptance.offer.gross" : "acceptance.offer.net", {
                base: format.money(one.base_price),
                energy: format.centsPerKilowattHour(one.energy_price),
                monthly: format.money(one.monthly_price),
              })}
            </span>
            {one.bonuses.map((bonus) => (
              <span key={bonus.kind} className={styles.muted}>
                {t(`acceptance.offer.bonuses.${bonus.kind}`, {
                  amount: format.money(bonus.amount),
                  condition: bonus.condition,
                })}
              </span>
            ))}
          </Option>
        ))}
        {(offer.bundles ?? []).map((bundle) => (
          <Option
            key={bundle.bundle_code}
            kind="radio"
            name={bundle.name}
            price={
              <>
                {format.money(bundle.yearly_price)} <small>{t("units.per_year")}</small>
              </>
            }
            chosen={details.bundle_code === bundle.bundle_code}
            choose={() => change(bundleChoice(offer, bundle))}
          >
            {bundle.parts.map((part) => (
              <span key={part.product_code}>
                {part.name}:{" "}
                {part.yearly_price
                  ? `${format.money(part.yearly_price)} ${t("units.per_year")}`
                  : t("acceptance.offer.on_request")}
              </span>
            ))}
            <span className={styles.muted}>
              {t(`acceptance.offer.discount_${bundle.discount.recurrence}`, {
                amount: format.money(bundle.discount.amount),
              })}
            </span>
          </Option>
        ))}
      </fieldset>
      {addable.length > 0 && (
        <fieldset className={styles.tariffs}>
          <legend className={styles.legend}>{t("acceptance.offer.extras")}</legend>
          {addable.map((product) => (
            <Option
              key={product.product_code}
              kind="checkbox"
              name={product.name}
              price={<ExtraPrice product={product} />}
              chosen={extras.includes(product)}
              choose={() => change({ extras: toggled(details.extras, product.product_code) })}
            >
              <span className={styles.muted}>{product.description}</span>
            </Option>
          ))}
        </fieldset>
      )}
      {[
        ...(tariff ? [{ product: tariff, at: "/answers" }] : []),
        ...further.map((product, position) => ({ product, at: answersAt("further_supplies", position) })),
        ...extras.map((product, position) => ({ product, at: answersAt("extras", position) })),
      ].map(({ product, at }) => (
        <Questions
          key={product.product_code}
          name={product.name}
          form={product.extra_fields ?? []}
          answers={details.answers[product.product_code] ?? {}}
          at={at}
          problem={problem}
          change={(answers) => change({ answers: { ...details.answers, [product.product_code]: answers } })}
        />
      ))}
    </>
  );
}

interface OptionProperties {
  kind: "radio" | "checkbox";
  name: string;
  price: ReactNode;
  chosen: boolean;
  choose: () => void;
  children: ReactNode;
}

function Option({ kind, name, price, chosen, choose, children }: OptionProperties) {
  return (
    <label className={styles.tariff}>
      <input type={kind} name={kind === "radio" ? "choice" : "extra"} checked={chosen} onChange={choose} />
      <span className={styles.name}>{name}</span>
      <span className={styles.figure}>{price}</span>
      {children}
    </label>
  );
}

/** What another product costs, or that a personal offer follows. */
function ExtraPrice({ product }: { product: ExtraProduct }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (product.on_request) return <small>{t("acceptance.offer.on_request")}</small>;
  const { monthly_price: monthly, one_time_price: once } = product;
  return (
    <>
      {monthly && (
        <>
          {format.money(monthly)} <small>{t("units.per_month")}</small>
        </>
      )}
      {monthly && once && " + "}
      {once && (
        <>
          {format.money(once)} <small>{t("acceptance.offer.once")}</small>
        </>
      )}
    </>
  );
}

function toggled(codes: string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
}
