"""A prospect withdraws from an order that is not decided yet."""

from datetime import datetime

from wattwerk.orders import repository
from wattwerk.orders.domain.order import OrderEvent, PlacedOrder
from wattwerk.orders.domain.status import UNDECIDED
from wattwerk.platform.transaction import Transaction


def withdraw(*, order: PlacedOrder, actor: str, now: datetime, transaction: Transaction) -> bool:
    """Mark an order as withdrawn within ``transaction``; return False when it is decided already.

    Whoever has not been bound yet may step back at any time (§ 130 (1) BGB), businesses included.
    """
    if order.status not in UNDECIDED:
        return False
    withdrawn = order.withdrawn()
    repository.change(withdrawn, OrderEvent(at=now, status=withdrawn.status, actor=actor), transaction)
    return True
