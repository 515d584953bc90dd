import type { PurchasedProduct } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/Facts";
import { useFormat } from "../../texts/useFormat";
import { ProductCancellation } from "./ProductCancellation";
import styles from "./Products.module.css";
import { usePrice } from "./usePrice";

/** A product besides energy: what was ordered, and the way to end it. */
export function ProductRow({ product }: { product: PurchasedProduct }) {
  const { t } = useTranslation();
  const format = useFormat();
  const price = usePrice();
  return (
    <div className={styles.product}>
      <p className={styles.head}>
        <span className={styles.name}>{product.name}</span>
        <span className={styles.status}>{t(`purchases.statuses.${product.status}`)}</span>
      </p>
      <Facts
        facts={[
          { term: t("purchases.price"), value: price(product) },
          { term: t("purchases.ordered_on"), value: format.longDate(product.ordered_on) },
          {
            term: t("purchases.active_since"),
            value: product.active_since ? format.longDate(product.active_since) : null,
          },
          {
            term: t("purchases.last_day"),
            value: product.last_day ? format.longDate(product.last_day) : null,
          },
          { term: t("purchases.number"), value: product.number },
          { term: t("purchases.contract"), value: product.contract_number },
          { term: t("purchases.bundle.name"), value: product.bundle_name },
          ...product.answers.map(({ question, answer }) => ({ term: question, value: answer })),
        ]}
      />
      <ProductCancellation product={product} />
    </div>
  );
}
