import type { Bundle } from "@wattwerk/ui/api/models";
import { useOrder } from "../context";
import { Icon } from "./Icon";

/** What a bundle consists of, and what is taken off, apart from the prices of its parts. */
export function BundleParts({ bundle }: { bundle: Bundle }) {
  const { t, format } = useOrder();
  const { discount } = bundle;
  return (
    <>
      <ul class="features">
        {bundle.parts.map((part) => (
          <li key={part.product_code}>
            <Icon name="check" />
            <span>
              {part.name}
              {part.yearly_price
                ? `${t("colon")} ${format.money(part.yearly_price)} ${t("units.per_year")}`
                : ` (${t("extras.on_request")})`}
            </span>
          </li>
        ))}
      </ul>
      <div class="bonuses">
        <p>
          <strong>
            {t(discount.recurrence === "monthly" ? "bundles.monthly" : "bundles.once", {
              amount: format.money(discount.amount),
            })}
          </strong>{" "}
          <span>{t("bundles.separately")}</span>
        </p>
      </div>
    </>
  );
}
