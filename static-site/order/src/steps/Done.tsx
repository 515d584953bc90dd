import { Icon } from "../components/Icon";
import { useOrder } from "../context";

/** The receipt (§ 312i (1) BGB): number, time, and what happens next. */
export function Done() {
  const { funnel, state, brand, t, format } = useOrder();
  const receipt = state.receipt;
  if (!receipt) return null;
  const further = receipt.further_order_numbers ?? [];
  const clarifies = receipt.status === "clarification";
  return (
    <div class="receipt">
      <p class="lead">{t("done.thanks", { email: receipt.email_masked })}</p>
      <dl class="receipt-facts">
        <div class="receipt-number">
          <dt>{t("done.order_number")}</dt>
          <dd>{receipt.order_number}</dd>
        </div>
        {further.length > 0 && (
          <div>
            <dt>{t("done.further")}</dt>
            <dd>{further.join(", ")}</dd>
          </div>
        )}
        <div>
          <dt>{t("done.received_at")}</dt>
          <dd>{format.dateTime(receipt.received_at, brand.time_zone)}</dd>
        </div>
        {further.length === 0 && (
          <div>
            <dt>{t("done.yearly_price")}</dt>
            <dd>{format.money(receipt.yearly_price)}</dd>
          </div>
        )}
        <div>
          <dt>{t("done.supply_start")}</dt>
          <dd>{format.longDate(receipt.supply_start)}</dd>
        </div>
      </dl>
      <h3>{t("done.next_title")}</h3>
      <ol class="next-steps">
        <li>
          <Icon name="check" />
          <span>
            {t("done.next_mail")} {t("done.next_status")}
          </span>
        </li>
        <li>
          <Icon name="check" />
          <span>{t(clarifies ? "done.next_clarification" : "done.next_acceptance")}</span>
        </li>
        <li>
          <Icon name="check" />
          <span>{t("done.next_start", { date: format.longDate(receipt.supply_start) })}</span>
        </li>
      </ol>
      <p>{t("done.questions", { phone: brand.contact.phone, email: brand.contact.email })}</p>
      <div class="actions">
        <button class="primary" type="button" onClick={() => print()}>
          {t("done.print")}
        </button>
        <button class="quiet" type="button" onClick={() => funnel.startAgain()}>
          {t("done.again")}
        </button>
      </div>
    </div>
  );
}
