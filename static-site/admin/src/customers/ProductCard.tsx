import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { PurchasedProduct } from "@wattwerk/ui/api/models";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import styles from "../detail/Detail.module.css";
import { Facts } from "../detail/Facts";
import { Status } from "../detail/Status";

interface Properties {
  product: PurchasedProduct;
  customerNumber: string;
}

/** A product besides energy: what was ordered, since when it is in use, and its end. */
export function ProductCard({ product, customerNumber }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const [open, setOpen] = useState<"" | "activate" | "cancel">("");
  const [since, setSince] = useState("");
  const path = { contract_number: product.contract_number, product_number: product.number };
  const refresh = () => client.invalidateQueries({ queryKey: ["customer", customerNumber] });
  const name = (key: string) => t(`contracts.purchases.${key}`);
  const prices = [
    product.monthly_price &&
      t("contracts.purchases.per_month", { price: format.money(product.monthly_price) }),
    product.one_time_price && t("contracts.purchases.once", { price: format.money(product.one_time_price) }),
  ].filter(Boolean);

  async function activate() {
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/products/{product_number}/activation", {
        params: { path },
        body: { active_since: since },
      }),
    );
    await refresh();
  }

  async function cancel() {
    await answerOf(
      api.POST("/staff/contracts/{contract_number}/products/{product_number}/cancellation", {
        params: { path, header: { "Idempotency-Key": attempt.keyFor(path) } },
      }),
    );
    attempt.finish();
    await refresh();
  }

  return (
    <article className={styles.card} aria-label={product.number}>
      <header className={styles.cardHead}>
        <h2>{product.name}</h2>
        <Status value={product.status} label={name(`statuses.${product.status}`)} />
      </header>
      <Facts
        facts={[
          [name("number"), product.number],
          [
            name("price"),
            prices.length > 0
              ? `${prices.join(" + ")} (${name(product.prices_include_vat ? "gross" : "net")})`
              : name("on_request"),
          ],
          [name("contract"), product.contract_number],
          [name("ordered_on"), format.date(product.ordered_on)],
          [name("active_since"), product.active_since && format.date(product.active_since)],
          [name("last_day"), product.last_day && format.date(product.last_day)],
          [name("bundle.name"), product.bundle_name],
          ...product.answers.map(({ question, answer }): [string, string] => [question, answer]),
        ]}
      />
      <div className={styles.actions}>
        {product.status === "ordered" && (
          <Button size="xs" variant="default" onClick={() => setOpen("activate")}>
            {name("activate")}
          </Button>
        )}
        {!product.last_day && (
          <Button size="xs" variant="default" onClick={() => setOpen("cancel")}>
            {name("cancel")}
          </Button>
        )}
      </div>
      {open === "activate" && (
        <ActionDialog
          title={product.name}
          consequence={name("activate_text")}
          confirm={name("activate")}
          act={activate}
          close={() => setOpen("")}
        >
          <TextInput
            type="date"
            label={name("active_since")}
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
            required
          />
        </ActionDialog>
      )}
      {open === "cancel" && (
        <ActionDialog
          title={t("contracts.purchases.cancel_title", { name: product.name })}
          consequence={t("contracts.purchases.cancel_text", { date: format.date(product.earliest_last_day) })}
          confirm={name("cancel")}
          dangerous
          act={cancel}
          close={() => setOpen("")}
        >
          {product.bundle_discount_monthly && (
            <p>{t("contracts.purchases.bundle_text", { bundle: product.bundle_name })}</p>
          )}
        </ActionDialog>
      )}
    </article>
  );
}
