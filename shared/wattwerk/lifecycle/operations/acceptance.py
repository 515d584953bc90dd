"""Accepting orders as the status machine of their brand allows.

Here, above orders, because the machine knows orders and not the other way round.
"""

from datetime import datetime

from wattwerk.lifecycle import statuses
from wattwerk.lifecycle.domain.case import Case, followed
from wattwerk.lifecycle.domain.facts import milestones
from wattwerk.lifecycle.domain.simulation import objections_to_acceptance
from wattwerk.lifecycle.repository import cases
from wattwerk.lifecycle.situation import facts, situation
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.operations import decision as orders
from wattwerk.orders.operations.decision import Objections
from wattwerk.orders.schemas.orders import Decision, Order
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency


def accept_order(
    *,
    caller: Caller,
    order_number: str,
    decision: Decision,
    now: datetime,
    idempotency: Idempotency | None,
) -> Order:
    """Accept an order by hand, unless a guard of its way to the accepted status does not hold.

    Raises:
        Problem: as ``orders.operations.decision.accept_order``; 409 ``guard_fails`` with the ``guards``.
    """
    return orders.accept_order(
        caller=caller,
        order_number=order_number,
        decision=decision,
        now=now,
        idempotency=idempotency,
        objections=_machine(caller, now),
    )


def accept_automatically(*, order_number: str, now: datetime) -> None:
    """Accept a new order where its brand wishes that; a guard that does not hold leaves it to a clerk.

    Raises:
        Problem: as ``orders.operations.decision.accept_automatically``.
    """
    orders.accept_automatically(order_number=order_number, now=now, objections=_machine(None, now))


def _machine(caller: Caller | None, now: datetime) -> Objections:
    def objections(order: PlacedOrder) -> list[str]:
        machine, version = statuses.machine_of(order.brand)
        found = situation(order.order_number, now=now)
        case = cases.find(order.order_number) or Case(
            order_number=order.order_number, brand=order.brand, status=machine.initial, since=now
        )
        # The case may not have followed yet: the order has just arrived.
        present, _ = followed(
            case,
            milestones(found.way, found.life, today=found.today),
            machine=machine,
            machine_version=version,
            actor="",
            now=now,
            today=found.today,
        )
        known = facts(found, caller=caller, now=now)
        return objections_to_acceptance(machine, source=present.status, facts=known)

    return objections
