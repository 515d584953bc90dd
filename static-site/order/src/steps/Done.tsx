import { Icon } from "../components/Icon";
import { useOrder } from "../context";

/** The receipt (§ 312i (1) BGB): number, time, and what happens next. */
export function Done() {
  const { funnel, state, brand, t, format } = useOrder();
  const receipt = state.receipt;
  if (!receipt) return null;
  const orders = receipt.orders ?? [];
  const [start = receipt.supply_start] = orders.map((order) => order.supply_start).sort();
  const clarifies = receipt.status === "clarification";
  return (
    <div class="receipt">
      <p class="lead">
        {t("done.thanks", { email: receipt.email_masked })}
        {orders.length > 1 && ` ${t("done.several")}`}
      </p>
      <dl class="receipt-facts">
        {orders.length < 2 && (
          <div class="receipt-number">
            <dt>{t("done.order_number")}</dt>
            <dd>{receipt.order_number}</dd>
          </div>
        )}
        {orders.length > 1 &&
          orders.map((order) => (
            <div class="receipt-order" key={order.order_number}>
              <dt>{order.product_name}</dt>
              <dd>
                <strong>{order.order_number}</strong>
                {t("done.one_of_several", {
                  amount: format.money(order.yearly_price),
                  date: format.longDate(order.supply_start),
                })}
              </dd>
            </div>
          ))}
        <div>
          <dt>{t("done.received_at")}</dt>
          <dd>{format.dateTime(receipt.received_at, brand.time_zone)}</dd>
        </div>
        {orders.length < 2 && (
          <>
            <div>
              <dt>{t("done.yearly_price")}</dt>
              <dd>{format.money(receipt.yearly_price)}</dd>
            </div>
            <div>
              <dt>{t("done.supply_start")}</dt>
              <dd>{format.longDate(receipt.supply_start)}</dd>
            </div>
          </>
        )}
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
          <span>
            {t(receipt.start_reason === "move_in" ? "done.next_start_moving" : "done.next_start", {
              date: format.longDate(start),
            })}
          </span>
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
