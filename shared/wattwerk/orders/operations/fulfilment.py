"""An accepted order becomes a contract. Each step may be repeated; together they happen once."""

from datetime import datetime

from wattwerk.contracts.operations import conclusion
from wattwerk.orders import queries, repository
from wattwerk.orders.domain.new_contract import new_contract
from wattwerk.orders.domain.order import OrderEvent
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.platform.transaction import Transaction, WriteConflict

ACTOR = "system"


def create_contract(*, order_number: str, now: datetime) -> None:
    """Create customer and contract of an accepted order, then mark the order.

    The contract is concluded under the order's number, so whoever repeats this after a crash
    between the two steps finds it concluded and only marks the order.

    Raises:
        Problem: 404 for an unknown order, 409 for one that was not accepted.
        WriteConflict: somebody else is at it right now; repeat later.
    """
    order = queries.placed_order(order_number)
    if order.status is OrderStatus.CONTRACT_CREATED:
        return
    created = order.contract_created()
    conclusion.conclude_from_order(new=new_contract(order), now=now)
    transaction = Transaction(now=now)
    repository.change(created, OrderEvent(at=now, status=created.status, actor=ACTOR), transaction)
    try:
        transaction.commit()
    except WriteConflict:
        if queries.placed_order(order_number).status is not OrderStatus.CONTRACT_CREATED:
            raise
