import type { ExtraProduct } from "@wattwerk/ui/api/models";
import { Questions } from "../components/Questions";
import { StepForm } from "../components/StepForm";
import { useOrder } from "../context";

/** What the chosen tariff asks of its own, and what else can be ordered along with it. */
export function Extras() {
  const { funnel, state, t } = useOrder();
  const offer = funnel.offer;
  const products = state.quote?.extra_products ?? [];
  const groups = [...new Set(products.map((product) => product.product_set ?? ""))];
  return (
    <StepForm>
      {offer && (offer.extra_fields ?? []).length > 0 && (
        <section>
          <h3>{t("extras.about", { name: offer.name })}</h3>
          <Questions product={offer} />
        </section>
      )}
      {products.length > 0 && <p class="lead">{t("extras.lead")}</p>}
      {groups.map((group) => (
        <section key={group}>
          {group && <h3>{group}</h3>}
          {products
            .filter((product) => (product.product_set ?? "") === group)
            .map((product) => (
              <Extra key={product.product_code} product={product} />
            ))}
        </section>
      ))}
    </StepForm>
  );
}

function Extra({ product }: { product: ExtraProduct }) {
  const { funnel, state, t } = useOrder();
  const { extras } = state.draft;
  const code = product.product_code;
  const chosen = extras.includes(code);
  const id = `order-extra-${code}`;
  return (
    <div class={`extra ${chosen ? "chosen" : ""}`}>
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={chosen}
          onChange={() =>
            funnel.set("extras", chosen ? extras.filter((other) => other !== code) : [...extras, code])
          }
        />
        <span>
          <strong>{product.name}</strong>
          <span class="extra-price">
            <ExtraPrice product={product} />
          </span>
        </span>
      </label>
      <p>{product.description}</p>
      {product.features.length > 0 && (
        <ul class="plain">
          {product.features.map((feature) => (
            <li key={feature}>{feature}</li>
          ))}
        </ul>
      )}
      {chosen && (
        <div class="extra-questions">
          <Questions product={product} />
          {!product.on_request && (
            <p class="small">
              {t("extras.terms", { count: product.initial_term_months, days: product.notice_period_days })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** What it costs, or that a personal offer follows. */
export function ExtraPrice({ product }: { product: ExtraProduct }) {
  const { t, format } = useOrder();
  if (product.on_request) return <>{t("extras.on_request")}</>;
  const parts = [
    product.monthly_price && `${format.money(product.monthly_price)} ${t("units.per_month")}`,
    product.one_time_price && t("extras.once", { amount: format.money(product.one_time_price) }),
  ];
  return <>{parts.filter(Boolean).join(" + ")}</>;
}
