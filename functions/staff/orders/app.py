"""Staff see orders and decide them."""

from datetime import datetime

from wattwerk.orders import queries
from wattwerk.orders.operations import decision
from wattwerk.orders.schemas import Decision, Order, OrdersQuery, OrderSummary
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-orders", audience="staff", description="See and decide orders.")


@app.endpoint("GET", "/staff/orders")
def list_orders(query: OrdersQuery, caller: Caller) -> Page[OrderSummary]:
    """List the orders of a brand, newest first."""
    return queries.orders_for_staff(caller=caller, query=query)


@app.endpoint("GET", "/staff/orders/{order_number}")
def show_order(order_number: str, caller: Caller) -> Order:
    """See an order with its checks and its history."""
    return queries.order_for_staff(caller=caller, order_number=order_number)


@app.endpoint("POST", "/staff/orders/{order_number}/acceptance")
def accept_order(
    order_number: str, body: Decision, caller: Caller, now: datetime, idempotency: Idempotency
) -> Order:
    """Accept an order: customer, contract and portal login follow, and the customer gets a mail.

    Send the version that was looked at. When somebody else was faster the answer is 409
    `changed_meanwhile`; an order that was decided before answers 409 `order_already_decided`.
    """
    return decision.accept_order(
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
