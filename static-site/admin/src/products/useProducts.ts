import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { nameForStaff } from "./names";

const FIVE_MINUTES = 300_000;

/** All products of the brand, also those that are prepared or sold no more. */
export function useProducts() {
  const { brand } = useBrand();
  return useQuery({
    queryKey: ["products", brand],
    queryFn: () => answerOf(api.GET("/staff/products", { params: { query: { brand } } })),
    staleTime: FIVE_MINUTES,
  });
}

/** What a product is called: in the language of who looks, and with what its customer reads where that differs. */
export function useProductNames() {
  const { t, i18n } = useTranslation();
  const products = useProducts().data?.items ?? [];
  const own = (shipped: string) => nameForStaff(shipped, products, i18n.language as Language);
  const both = (shipped: string) => {
    const name = own(shipped);
    return name === shipped ? name : t("orders.product_shipped", { name, shipped });
  };
  return { own, both };
}
