"""Which way an order may go: received → (clarification) → accepted → contract, or rejected, or withdrawn."""

from wattwerk.orders.domain.order_form import Check, OrderStatus
from wattwerk.platform.problems import Problem

UNDECIDED = frozenset({OrderStatus.RECEIVED, OrderStatus.CLARIFICATION})

_DECISIONS = frozenset({OrderStatus.ACCEPTED, OrderStatus.REJECTED, OrderStatus.WITHDRAWN})
_NEXT: dict[OrderStatus, frozenset[OrderStatus]] = {
    OrderStatus.RECEIVED: _DECISIONS,
    OrderStatus.CLARIFICATION: _DECISIONS,
    OrderStatus.ACCEPTED: frozenset({OrderStatus.CONTRACT_CREATED}),
    OrderStatus.CONTRACT_CREATED: frozenset(),
    OrderStatus.REJECTED: frozenset(),
    OrderStatus.WITHDRAWN: frozenset(),
}


def first(checks: list[Check]) -> OrderStatus:
    """Return the status of a new order: what could not be confirmed goes to a clerk."""
    return OrderStatus.CLARIFICATION if any(check.is_open for check in checks) else OrderStatus.RECEIVED


def moved(present: OrderStatus, wanted: OrderStatus) -> OrderStatus:
    """Return ``wanted`` if an order may go there from ``present``.

    Raises:
        Problem: 409 ``order_already_decided`` when it was accepted or rejected before.
    """
    if wanted not in _NEXT[present]:
        raise Problem(
            409, "order_already_decided", "This order has already been decided.", order_status=present.value
        )
    return wanted
