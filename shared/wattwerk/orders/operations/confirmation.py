"""A customer declares in text form what staff took down on the telephone (§ 41b (1) EnWG, § 126b BGB)."""

from datetime import datetime

from wattwerk.orders import links, queries, repository
from wattwerk.orders.domain.order import OrderEvent, PlacedOrder
from wattwerk.orders.domain.order_form import OrderRequest
from wattwerk.orders.domain.status import UNDECIDED
from wattwerk.orders.events import OrderPlaced
from wattwerk.orders.operations.preparation import prepare, prepare_further
from wattwerk.orders.operations.submission import ACTOR, declaration, receipt_of, require_seen_price
from wattwerk.orders.schemas.capture import CapturedOrderConfirmation, CapturedOrderView
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.orders.schemas.review import ReviewedSupply
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

CONFIRMED = "confirmed_in_text_form"
"""Note in the history; frontends translate it."""


def captured_order(*, token: str, now: datetime) -> CapturedOrderView:
    """Return what the customer is asked to declare.

    Raises:
        Problem: 410 ``link_not_usable`` for forged and expired links, and once it is declared.
    """
    order, *further = _waiting(token, now)
    stored = order.declaration
    return CapturedOrderView(
        order_number=order.order_number,
        brand=order.brand,
        language=stored.request.language,
        customer_type=stored.request.customer_type,
        offer=stored.offer,
        person=stored.request.person,
        supply_address=stored.request.supply_address,
        billing_address=stored.request.billing_address,
        meter_number=stored.request.meter.meter_number,
        previous_supplier=stored.request.meter.previous_supplier,
        start=stored.request.start,
        supply_start=order.supply_start,
        payment_method=stored.request.payment.method,
        iban_masked=stored.iban_masked,
        account_holder=stored.request.account_holder if stored.iban else None,
        contract_summary=stored.contract_summary_lines,
        declarations=stored.shown.texts,
        confirmation_until=order.confirmation_until or now,
        answers=stored.answers,
        extras=stored.extras,
        bundle=stored.bundle,
        further_supplies=[
            ReviewedSupply(
                offer=part.declaration.offer,
                supply_start=part.supply_start,
                contract_summary=part.declaration.contract_summary_lines,
                power_of_attorney=part.declaration.shown.texts["power_of_attorney"],
            )
            for part in further
        ],
    )


def confirm_order(
    *, confirmation: CapturedOrderConfirmation, now: datetime, idempotency: Idempotency | None
) -> OrderReceipt:
    """Store the customer's declaration; from here on the order goes its usual way.

    The order and those of its bundle are prepared anew with what the customer ticked, at the prices that
    were told.

    Raises:
        Problem: 410 ``link_not_usable``; 422 with every declaration that is missing; 409
            ``price_changed`` or ``changed_meanwhile``.
    """
    waiting = _waiting(confirmation.token, now)
    request = _declared(waiting[0].declaration.request, confirmation)
    parts = [
        (request, prepare(request, binding=True, now=now)),
        *prepare_further(request, binding=True, now=now),
    ]
    transaction = Transaction(now=now)
    stored = []
    for before, (part, prepared) in zip(waiting, parts, strict=True):
        require_seen_price(part, prepared)
        order = before.confirmed(declaration(before.order_number, part, prepared, now), now=now)
        event = OrderEvent(at=now, status=order.status, actor=ACTOR, note=CONFIRMED)
        stored.append(repository.confirm(order, before, event, transaction))
        transaction.emit(OrderPlaced.happened(now=now, brand=order.brand, order_number=order.order_number))
    receipt = receipt_of(*stored)
    transaction.remember(idempotency, receipt)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return receipt


def _waiting(token: str, now: datetime) -> list[PlacedOrder]:
    """Return the order of a link with those of its bundle: they are declared together or not at all."""
    orders = queries.placed_together(links.captured_order_of(token))
    for order in orders:
        until = order.confirmation_until
        if not order.awaits_confirmation or order.status not in UNDECIDED or until is None or now >= until:
            raise links.not_usable()
    return orders


def _declared(request: OrderRequest, confirmation: CapturedOrderConfirmation) -> OrderRequest:
    """Return the order as its customer declares it; the account is the one that staff took down."""
    payment = request.payment.model_copy(update={"mandate_granted": confirmation.mandate_granted})
    return request.model_copy(update={"consents": confirmation.consents, "payment": payment})
