"""Staff see orders, decide them, and take orders down for customers."""

from datetime import datetime

from wattwerk.orders import queries
from wattwerk.orders.operations import decision
from wattwerk.orders.schemas.capture import CapturedDraft, CapturedOrder
from wattwerk.orders.schemas.orders import Decision, Order, OrdersQuery, OrderSummary
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.orders.schemas.review import OrderReview
from wattwerk.platform.api import LARGEST_WITH_FILE, Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-orders", audience="staff", description="See and decide orders.")


@app.endpoint("GET", "/staff/orders")
def list_orders(query: OrdersQuery, caller: Caller) -> Page[OrderSummary]:
    """List the orders of a brand, newest first."""
    return queries.orders_for_staff(caller=caller, query=query)


@app.endpoint("POST", "/staff/order-reviews")
def review_order(body: CapturedDraft, caller: Caller, now: datetime) -> OrderReview:
    """Check an order that is being taken down, and see its contract summary. Nothing is stored."""
    # Taking down an order needs the whole calculator, and is rare beside looking at orders.
    from wattwerk.orders.operations import capture

    return capture.review_captured_order(caller=caller, draft=body, now=now)


@app.endpoint("POST", "/staff/orders", status=201, largest_body=LARGEST_WITH_FILE)
def capture_order(
    body: CapturedOrder, caller: Caller, now: datetime, idempotency: Idempotency
) -> OrderReceipt:
    """Take an order down for a customer, by the rules of the order funnel.

    A household's order on the telephone waits in clarification until the customer has declared it in
    text form by the link in a mail (§ 41b (1) EnWG). Orders of businesses, and those that lie before staff in
    writing, count at once.
    """
    from wattwerk.orders.operations import capture

    return capture.capture_order(caller=caller, captured=body, now=now, idempotency=idempotency)


@app.endpoint("GET", "/staff/orders/{order_number}")
def show_order(order_number: str, caller: Caller) -> Order:
    """See an order with its checks and its history."""
    return queries.order_for_staff(caller=caller, order_number=order_number)


@app.endpoint("POST", "/staff/orders/{order_number}/confirmation-requests")
def ask_again(
    order_number: str, body: Decision, caller: Caller, now: datetime, idempotency: Idempotency
) -> Order:
    """Ask a customer once more, by mail, to declare an order that was taken down."""
    from wattwerk.orders.operations import capture

    return capture.ask_again(
        caller=caller, order_number=order_number, looked_at=body, now=now, idempotency=idempotency
    )


@app.endpoint("POST", "/staff/orders/{order_number}/acceptance")
def accept_order(
    order_number: str, body: Decision, caller: Caller, now: datetime, idempotency: Idempotency
) -> Order:
    """Accept an order: customer, contract and portal login follow, and the customer gets a mail.

    Send the version that was looked at. When somebody else was faster the answer is 409
    `changed_meanwhile`; an order that was decided before answers 409 `order_already_decided`. Where the
    brand's status machine has conditions on the way to acceptance, 409 `guard_fails` names those that do not
    hold. When name or birth date of the existing customer differ from those of the order, 409
    `customer_differs` names both; `confirmed_customer` says that it is the same one.
    """
    # The status machine looks at contract and customer as well; looking at orders needs neither.
    from wattwerk.lifecycle.operations import acceptance

    return acceptance.accept_order(
        caller=caller, order_number=order_number, decision=body, now=now, idempotency=idempotency
    )


@app.endpoint("POST", "/staff/orders/{order_number}/rejection")
def reject_order(
    order_number: str, body: Decision, caller: Caller, now: datetime, idempotency: Idempotency
) -> Order:
    """Decline an order; the prospect gets a mail.

    Send the version that was looked at; conflicts are answered as for an acceptance.
    """
    return decision.reject_order(
        caller=caller, order_number=order_number, decision=body, now=now, idempotency=idempotency
    )
