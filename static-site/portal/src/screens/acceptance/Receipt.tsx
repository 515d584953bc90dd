import type { OrderReceipt } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";

/** What happens after the order: its number, those of a bundle's other parts, and a mail at once (§ 312i BGB). */
export function Receipt({ receipt }: { receipt: OrderReceipt }) {
  const { t } = useTranslation();
  const numbers = [receipt.order_number, ...(receipt.further_order_numbers ?? [])];
  return (
    <Notice
      live
      kind="success"
      title={t("acceptance.done", { number: numbers.join(", "), count: numbers.length })}
    >
      <p>{t("acceptance.done_text", { email: receipt.email_masked })}</p>
    </Notice>
  );
}
