import type { PurchasedProduct } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../texts/useFormat";

/** Writes the price of a product as it was shown in the order. */
export function usePrice(): (product: PurchasedProduct) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ monthly_price, one_time_price, prices_include_vat }) => {
    const parts = [
      monthly_price ? t("purchases.per_month", { price: format.money(monthly_price) }) : "",
      one_time_price ? t("purchases.once", { price: format.money(one_time_price) }) : "",
    ].filter((part) => part !== "");
    if (parts.length === 0) return t("purchases.on_request");
    return `${parts.join(" + ")} (${t(prices_include_vat ? "purchases.gross" : "purchases.net")})`;
  };
}
