"""An order is accepted or rejected: by staff, or at once where nothing is open."""

from datetime import datetime

from wattwerk.billing import operations as billing
from wattwerk.brands import queries as brands
from wattwerk.contracts import operations as contracts
from wattwerk.customers import operations as customers
from wattwerk.orders import queries, repository
from wattwerk.orders.domain.order import Acceptance, OrderEvent, PlacedOrder, ReservedNumbers
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.orders.domain.supply_start import earliest_start, reachable
from wattwerk.orders.events import OrderAccepted, OrderRejected
from wattwerk.orders.operations.preparation import start_dates
from wattwerk.orders.schemas import Decision, Order
from wattwerk.orders.texts import Words
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.customer_collection import NumberReservation
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

SYSTEM = "system"
ATTEMPTS = 5
"""Tries until three random numbers are found that nobody has yet."""


def accept_order(
    *,
    caller: Caller,
    order_number: str,
    decision: Decision,
    now: datetime,
    idempotency: Idempotency | None,
) -> Order:
    """Accept an order, which concludes the contract.

    Raises:
        Problem: 404 for other brands' orders, 409 ``changed_meanwhile`` when somebody was faster,
            409 ``order_already_decided``.
    """
    order = _order_looked_at(caller, order_number, decision)
    accepted = _accept(order, actor=caller.actor, reason=decision.reason, now=now, idempotency=idempotency)
    return queries.as_seen(accepted)


def reject_order(
    *,
    caller: Caller,
    order_number: str,
    decision: Decision,
    now: datetime,
    idempotency: Idempotency | None,
) -> Order:
    """Decline an order.

    Raises:
        Problem: 404 for other brands' orders, 409 ``changed_meanwhile`` when somebody was faster,
            409 ``order_already_decided``.
    """
    rejected = _order_looked_at(caller, order_number, decision).rejected()
    transaction = Transaction(now=now)
    event = OrderEvent(at=now, status=rejected.status, actor=caller.actor, note=decision.reason)
    stored = repository.change(rejected, event, transaction)
    transaction.emit(OrderRejected.happened(now=now, brand=stored.brand, order_number=order_number))
    answer = queries.as_seen(stored)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def accept_automatically(*, order_number: str, now: datetime) -> None:
    """Accept a new order if its brand wishes that and no check is open; otherwise do nothing.

    Raises:
        Problem: 404 for an unknown order; 409 ``changed_meanwhile`` when it could not be written
            although nobody has decided.
    """
    order = queries.placed_order(order_number)
    undecided = order.status is OrderStatus.RECEIVED and order.declaration.open_checks == 0
    if not undecided or not brands.settings(order.brand).automatic_acceptance:
        return
    try:
        _accept(order, actor=SYSTEM, reason="", now=now, idempotency=None)
    except Problem:
        # A clerk was faster: that is a decision, too.
        if queries.placed_order(order_number).status is OrderStatus.RECEIVED:
            raise


def _order_looked_at(caller: Caller, order_number: str, decision: Decision) -> PlacedOrder:
    order = queries.placed_order_for_staff(caller=caller, order_number=order_number)
    if order.version != decision.version:
        raise changed_meanwhile()
    return order


def _accept(
    order: PlacedOrder, *, actor: str, reason: str, now: datetime, idempotency: Idempotency | None
) -> PlacedOrder:
    declaration = order.declaration
    concluded_on = business_date(now, brands.brand(order.brand).time_zone)
    dates = start_dates(declaration.request, declaration.offer.commodity, now)
    supply_start = reachable(order.supply_start, earliest_start(declaration.request, dates))
    for _ in range(ATTEMPTS):
        transaction = Transaction(now=now)
        accepted = order.accepted(
            numbers=_reserved_numbers(transaction), supply_start=supply_start, concluded_on=concluded_on
        )
        event = OrderEvent(
            at=now, status=accepted.status, actor=actor, note=_note(reason, before=order, after=accepted)
        )
        stored = repository.change(accepted, event, transaction)
        repository.add_acceptance(stored, _acceptance(accepted, actor, now), transaction)
        transaction.emit(OrderAccepted.happened(now=now, brand=order.brand, order_number=order.order_number))
        transaction.remember(idempotency, queries.as_seen(stored))
        try:
            transaction.commit()
        except WriteConflict as conflict:
            if not isinstance(conflict.item, NumberReservation):
                raise changed_meanwhile() from conflict
        else:
            return stored
    raise changed_meanwhile()


def _reserved_numbers(transaction: Transaction) -> ReservedNumbers:
    return ReservedNumbers(
        customer_number=customers.reserve_customer_number(transaction=transaction),
        account_number=billing.reserve_account_number(transaction=transaction),
        contract_number=contracts.reserve_contract_number(transaction=transaction),
    )


def _note(reason: str, *, before: PlacedOrder, after: PlacedOrder) -> str:
    """An order that waited may start later than it was expected to; its history says so."""
    moved = f"supply_start {before.supply_start} → {after.supply_start}"
    return "; ".join(filter(None, (reason, moved if before.supply_start != after.supply_start else "")))


def _acceptance(order: PlacedOrder, actor: str, now: datetime) -> Acceptance:
    brand = brands.brand(order.brand)
    words = Words(order.declaration.request.language)
    ordered_on = business_date(order.received_at, brand.time_zone)
    return Acceptance(
        accepted_at=now,
        actor=actor,
        supply_start=order.supply_start,
        text=words.acceptance(
            order_number=order.order_number,
            ordered_on=words.day(ordered_on),
            contract_number=order.numbers.contract_number if order.numbers else "",
            product=order.declaration.offer.name,
            concluded_on=words.day(order.concluded_on or business_date(now, brand.time_zone)),
            supply_start=words.day(order.supply_start),
            company=brand.contact.company,
        ),
    )
