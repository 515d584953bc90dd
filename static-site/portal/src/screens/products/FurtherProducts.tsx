import type { PurchasedProduct } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Portlet } from "../../components/Portlet";
import { ProductRow } from "./ProductRow";
import styles from "./Products.module.css";

/** What the customer has bought besides energy; nothing when there is nothing. */
export function FurtherProducts({ products }: { products: PurchasedProduct[] }) {
  const { t } = useTranslation();
  if (products.length === 0) return null;
  return (
    <Portlet title={t("purchases.title")}>
      <ul className={styles.products}>
        {products.map((product) => (
          <li key={product.number}>
            <ProductRow product={product} />
          </li>
        ))}
      </ul>
    </Portlet>
  );
}
