"""An order is accepted or rejected: by staff, or at once where nothing is open."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from wattwerk.billing.operations import numbers as account_numbers
from wattwerk.blacklist.hits import Hit
from wattwerk.brands import queries as brands
from wattwerk.brands.domain import BlacklistPolicy
from wattwerk.contracts.operations import numbers as contract_numbers
from wattwerk.customers import operations as customers
from wattwerk.orders import queries, repository
from wattwerk.orders.domain.order import Acceptance, OrderEvent, PlacedOrder, ReservedNumbers
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.orders.domain.status import UNDECIDED
from wattwerk.orders.domain.supply_start import earliest_start, reachable
from wattwerk.orders.events import OrderAccepted, OrderRejected, OrderStopped
from wattwerk.orders.operations import screening
from wattwerk.orders.operations.known_customer import (
    require_customer_of,
    require_same_customer,
    seems_somebody_else,
)
from wattwerk.orders.operations.reference import start_dates
from wattwerk.orders.schemas.orders import Decision, Order
from wattwerk.orders.texts import Words
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.customer_collection import NumberReservation
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import CustomerType

SYSTEM = "system"
BLACKLIST = "blacklist"
"""Note in the history of an order that the blacklist stops; frontends translate it."""
GUARDS = "guards"
"""Note, with the names of the conditions, of an order whose acceptance the status machine does not allow."""
CUSTOMER_DIFFERS = "customer_differs"
"""Note of an order whose existing customer has another name or birth date; frontends translate it."""
ATTEMPTS = 5
"""Tries until three random numbers are found that nobody has yet."""


Objections = Callable[[PlacedOrder], Sequence[str]]
"""What else speaks against accepting an order, by name; empty lets it pass."""


def no_objections(_: PlacedOrder) -> Sequence[str]:
    """Let every order pass that passes the checks made here."""
    return ()


def accept_order(
    *,
    caller: Caller,
    order_number: str,
    decision: Decision,
    now: datetime,
    idempotency: Idempotency | None,
    objections: Objections = no_objections,
) -> Order:
    """Accept an order, which concludes the contract.

    ``objections`` is asked last: what knows orders, such as the status machine, may refuse as well.

    Raises:
        Problem: 404 for other brands' orders, 409 ``changed_meanwhile`` when somebody was faster,
            409 ``order_already_decided``; 409 ``confirmation_missing`` before its customer has
            declared it in text form; 409 ``blacklisted`` unless staff say why they accept it anyway;
            409 ``guard_fails`` with the ``guards`` that object; 409 ``customer_differs`` when the existing
            customer has another name or birth date, unless staff confirm who it is;
            422 ``customer_unknown``.
    """
    order = _order_looked_at(caller, order_number, decision)
    _require_declared(order)
    _require_not_listed(order, decision, now)
    if order.status in UNDECIDED and (objecting := objections(order)):
        raise Problem(409, "guard_fails", "A condition of this change does not hold.", guards=list(objecting))
    if decision.customer_number:
        require_customer_of(order.brand, decision.customer_number)
        order = replace(order, existing_customer=decision.customer_number)
    if order.status in UNDECIDED and not decision.confirmed_customer:
        require_same_customer(order)
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
    return _decline(rejected, actor=caller.actor, note=decision.reason, now=now, idempotency=idempotency)


def _decline(
    rejected: PlacedOrder, *, actor: str, note: str, now: datetime, idempotency: Idempotency | None
) -> Order:
    transaction = Transaction(now=now)
    event = OrderEvent(at=now, status=rejected.status, actor=actor, note=note)
    stored = repository.change(rejected, event, transaction)
    transaction.emit(OrderRejected.happened(now=now, brand=stored.brand, order_number=stored.order_number))
    answer = queries.as_seen(stored)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def accept_automatically(*, order_number: str, now: datetime, objections: Objections = no_objections) -> None:
    """Accept a new order if its brand wishes that and no check is open; otherwise do nothing.

    An order to whose acceptance there are ``objections`` waits for a clerk, who sees them; so does one for an
    existing customer with another name or birth date.

    The blacklist is asked again: what it stops waits for a clerk. Orders of businesses may be declined
    at once where the brand has decided so, those of households never (Art. 22 GDPR).

    Raises:
        Problem: 404 for an unknown order; 409 ``changed_meanwhile`` when it could not be written
            although nobody has decided.
    """
    order = queries.placed_order(order_number)
    if order.status not in UNDECIDED or order.awaits_confirmation:
        return
    hits = _hits(order, now)
    decisions = brands.settings(order.brand)
    try:
        if hits:
            _stop_or_decline(order, hits, decisions.blacklist, now)
        elif (
            order.status is OrderStatus.RECEIVED and not order.open_checks and decisions.automatic_acceptance
        ):
            objecting = objections(order)
            if seems_somebody_else(order):
                _let_wait(order.stopped(()), note=CUSTOMER_DIFFERS, now=now)
            elif objecting:
                _let_wait(order.stopped(()), note=f"{GUARDS}: {', '.join(objecting)}", now=now)
            else:
                _accept(order, actor=SYSTEM, reason="", now=now, idempotency=None)
    except Problem:
        # A clerk was faster: that is a decision, too.
        if queries.placed_order(order_number).status is OrderStatus.RECEIVED:
            raise


def _hits(order: PlacedOrder, now: datetime) -> tuple[Hit, ...]:
    return screening.hits(order.declaration.request, iban=order.declaration.iban, now=now)


def _require_declared(order: PlacedOrder) -> None:
    """A household's contract needs the customer's declaration in text form (§ 41b (1) EnWG)."""
    if order.awaits_confirmation:
        raise Problem(409, "confirmation_missing", "The customer has not confirmed this order yet.")


def _require_not_listed(order: PlacedOrder, decision: Decision, now: datetime) -> None:
    if order.status not in UNDECIDED:
        return
    if decision.despite_blacklist:
        if not decision.reason:
            raise invalid("/reason", "reason_missing", "Say why you accept this order.")
        return
    hits = _hits(order, now)
    if not hits:
        return
    if hits != order.blacklist_hits:
        _stop(order, hits, now)
    raise Problem(409, "blacklisted", "The blacklist speaks against this order.")


def _stop_or_decline(
    order: PlacedOrder, hits: tuple[Hit, ...], policy: BlacklistPolicy, now: datetime
) -> None:
    business = order.declaration.request.customer_type is CustomerType.BUSINESS
    if business and policy.automatic_rejection == "businesses" and hits[0].scope == "order":
        _decline(order.rejected(), actor=SYSTEM, note=BLACKLIST, now=now, idempotency=None)
    elif order.status is OrderStatus.RECEIVED:
        _stop(order, hits, now)


def _stop(order: PlacedOrder, hits: tuple[Hit, ...], now: datetime) -> None:
    """Let an order wait for a clerk who sees whom it may mean."""
    _let_wait(order.stopped(hits), note=BLACKLIST, now=now)


def _let_wait(stopped: PlacedOrder, *, note: str, now: datetime) -> None:
    """Store an order as it waits for a clerk who sees what speaks against it."""
    transaction = Transaction(now=now)
    event = OrderEvent(at=now, status=stopped.status, actor=SYSTEM, note=note)
    repository.change(stopped, event, transaction)
    transaction.emit(OrderStopped.happened(now=now, brand=stopped.brand, order_number=stopped.order_number))
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict


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
            numbers=_reserved_numbers(order, transaction),
            supply_start=supply_start,
            concluded_on=concluded_on,
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


def _reserved_numbers(order: PlacedOrder, transaction: Transaction) -> ReservedNumbers:
    known = order.existing_customer
    return ReservedNumbers(
        customer_number=known or customers.reserve_customer_number(transaction=transaction),
        account_number=account_numbers.reserve_account_number(transaction=transaction),
        contract_number=contract_numbers.reserve_contract_number(transaction=transaction),
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
