import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { PurchasedProduct } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { customerApi } from "../../session/connection";
import { useFormat } from "../../texts/useFormat";
import { Sent } from "../accounts/Sent";
import { useChange } from "../accounts/useChange";
import styles from "./Products.module.css";

/** Ends one product after asking once more; says what becomes of a bundle. */
export function ProductCancellation({ product }: { product: PurchasedProduct }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const change = useChange<{ number: string }>(({ number }, { params, headers }) =>
    answerOf(
      customerApi.POST("/portal/products/{product_number}/cancellation", {
        params: { ...params, path: { product_number: number } },
        headers,
      }),
    ),
  );
  const cancelled = Boolean(product.last_day);
  if (change.sent && cancelled) return <Sent />;
  if (cancelled) return null;
  if (!asked) {
    return (
      <div className="screen-only">
        <Button
          variant="default"
          size="sm"
          aria-label={`${t("purchases.cancel")}: ${product.name}`}
          onClick={() => setAsked(true)}
        >
          {t("purchases.cancel")}
        </Button>
      </div>
    );
  }
  return (
    <>
      {change.problem ? <Failure error={change.problem} /> : null}
      <Notice live kind="warning" title={t("purchases.cancel_title", { name: product.name })}>
        <p>{t("purchases.cancel_text", { date: format.longDate(product.earliest_last_day) })}</p>
        {product.bundle_discount_monthly ? (
          <p>{t("purchases.bundle_text", { bundle: product.bundle_name })}</p>
        ) : null}
      </Notice>
      <div className={styles.actions}>
        <Button loading={change.sending} onClick={() => void change.send({ number: product.number })}>
          {t("purchases.confirm")}
        </Button>
        <Button variant="default" disabled={change.sending} onClick={() => setAsked(false)}>
          {t("purchases.keep")}
        </Button>
      </div>
    </>
  );
}
