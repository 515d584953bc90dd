"""Which way an order may go: received ⇄ clarification → accepted → contract, or rejected, or withdrawn."""

from collections.abc import Sequence

from wattwerk.blacklist.hits import Hit
from wattwerk.orders.domain.order_form import Check, OrderStatus
from wattwerk.platform.problems import Problem

UNDECIDED = frozenset({OrderStatus.RECEIVED, OrderStatus.CLARIFICATION})

_DECISIONS = frozenset({OrderStatus.ACCEPTED, OrderStatus.REJECTED, OrderStatus.WITHDRAWN})
_NEXT: dict[OrderStatus, frozenset[OrderStatus]] = {
    OrderStatus.RECEIVED: _DECISIONS | {OrderStatus.CLARIFICATION},
    OrderStatus.CLARIFICATION: _DECISIONS | {OrderStatus.RECEIVED},
    OrderStatus.ACCEPTED: frozenset({OrderStatus.CONTRACT_CREATED}),
    OrderStatus.CONTRACT_CREATED: frozenset(),
    OrderStatus.REJECTED: frozenset(),
    OrderStatus.WITHDRAWN: frozenset(),
}


def first(checks: list[Check], hits: Sequence[Hit] = (), *, awaits_confirmation: bool = False) -> OrderStatus:
    """Return the status of a new order: what could not be confirmed goes to a clerk.

    So does an order that an entry of the blacklist stops, and one that its customer has not
    declared in text form yet.
    """
    stopped = any(hit.scope == "order" for hit in hits)
    waits = awaits_confirmation or stopped or any(check.is_open for check in checks)
    return OrderStatus.CLARIFICATION if waits else OrderStatus.RECEIVED


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
