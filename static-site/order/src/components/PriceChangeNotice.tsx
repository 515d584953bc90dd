import { useOrder } from "../context";
import type { PriceChange } from "../store";
import { Notice } from "./Notice";

/** Old and new price side by side; nothing binds before the person agrees. */
export function PriceChangeNotice({ change }: { change: PriceChange }) {
  const { funnel, t, format } = useOrder();
  return (
    <Notice kind="warning" title={t("price_change.title")}>
      <p>{t("price_change.text", { name: change.product })}</p>
      <dl class="price-change">
        <div>
          <dt>{t("price_change.from")}</dt>
          <dd>
            <s>{format.money(change.from)}</s>
          </dd>
        </div>
        <div>
          <dt>{t("price_change.to")}</dt>
          <dd>
            <strong>{format.money(change.to)}</strong> {t("units.per_year")}
          </dd>
        </div>
      </dl>
      <div class="actions">
        <button class="primary" type="button" onClick={() => funnel.acceptPrice()}>
          {t("price_change.accept")}
        </button>
        <button class="quiet" type="button" onClick={() => funnel.goTo("offers")}>
          {t("price_change.others")}
        </button>
      </div>
    </Notice>
  );
}
