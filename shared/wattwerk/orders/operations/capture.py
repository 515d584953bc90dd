"""Staff take an order down for a customer: same rules, same price, same checks as in the funnel."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from wattwerk.catalog import quote_queries
from wattwerk.catalog.domain.bank_accounts import bank_account
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.documents import attached
from wattwerk.documents.attached import CheckedFile
from wattwerk.documents.domain.ownership import Owner
from wattwerk.orders import queries, repository
from wattwerk.orders.domain.order import DesiredDebit, OrderEvent
from wattwerk.orders.domain.order_form import Consents, OrderDraft, OrderRequest, Payment
from wattwerk.orders.domain.status import UNDECIDED
from wattwerk.orders.events import OrderCaptured
from wattwerk.orders.operations.known_customer import require_customer_of
from wattwerk.orders.operations.preparation import PreparedOrder, prepare, prepare_further
from wattwerk.orders.operations.submission import (
    Alongside,
    Placing,
    require_seen_price,
    review_order,
    store,
)
from wattwerk.orders.schemas.capture import CapturedDraft, CapturedOrder
from wattwerk.orders.schemas.orders import Decision, Order
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.orders.schemas.review import OrderReview
from wattwerk.orders.texts import Words
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import CustomerType, PaymentMethod

ASKED_AGAIN = "asked_again"
"""Note in the history; frontends translate it."""
_Form = TypeVar("_Form", bound=OrderDraft)
_Part = tuple[OrderRequest, PreparedOrder]
UNDECLARED = Consents.model_construct(terms=False, withdrawal_information=False)


def review_captured_order(*, caller: Caller, draft: CapturedDraft, now: datetime) -> OrderReview:
    """Return what would be ordered, so that staff can read it out before anything is stored.

    Raises:
        Problem: 404 when the brand is none of the caller's; else as for a prospect.
    """
    caller.require_role(draft.brand, *STAFF_ROLES)
    plain, _ = _paid(draft, _waits(draft, draft.channel), attached=draft.mandate_attached)
    return review_order(draft=plain, now=now)


def capture_order(
    *, caller: Caller, captured: CapturedOrder, now: datetime, idempotency: Idempotency | None
) -> OrderReceipt:
    """Store an order that staff take down.

    A household's order on the telephone is none yet: its contract needs the customer's declaration in
    text form (§ 41b (1) EnWG). It waits in clarification, and the customer gets a mail with the
    summary and a link to declare it, as long as the quoted price holds. What is only for the customer
    to declare (terms, mandate, power of attorney) counts as not declared, whatever staff ticked.

    An order that counts at once needs the signed mandate for a direct debit. Without it the customer pays
    by transfer, and is asked for the mandate once the contract stands.

    Raises:
        Problem: 404 when the brand is none of the caller's; 422 ``customer_unknown``, ``file_format`` or
            ``file_too_large``; else as for a prospect.
    """
    caller.require_role(captured.brand, *STAFF_ROLES)
    waits = _waits(captured, captured.channel)
    document = captured.mandate_document
    file = attached.checked(document, pointer="/mandate_document") if document and not waits else None
    request, desired = _paid(
        OrderRequest.model_validate(captured.model_dump(include=set(OrderRequest.model_fields))),
        waits,
        attached=file is not None,
    )
    known = captured.customer_number or None
    if known:
        require_customer_of(captured.brand, known)
    if not waits:
        placing = Placing(
            actor=caller.actor,
            channel=captured.channel,
            existing_customer=known,
            desired_debit=desired,
            alongside=_keeping(file, request, now) if file else None,
        )
        return _stored(_prepared(request, binding=True, now=now), placing, now, idempotency)
    parts = _prepared(request, binding=False, now=now)
    until = quote_queries.quote(request.quote_id, now=now).valid_until
    placing = Placing(
        actor=caller.actor, channel=captured.channel, existing_customer=known, confirmation_until=until
    )
    return _stored([(_undeclared(part), found) for part, found in parts], placing, now, idempotency)


def ask_again(
    *, caller: Caller, order_number: str, looked_at: Decision, now: datetime, idempotency: Idempotency | None
) -> Order:
    """Send the mail once more that asks a customer to declare what was taken down.

    Raises:
        Problem: 404 for other brands' orders; 409 ``changed_meanwhile``, or ``confirmation_not_awaited``
            when it is declared or decided already, or its link has expired.
    """
    order = queries.placed_order_for_staff(caller=caller, order_number=order_number)
    if order.version != looked_at.version:
        raise changed_meanwhile()
    until = order.confirmation_until
    if not order.awaits_confirmation or order.status not in UNDECIDED or until is None or now >= until:
        raise Problem(409, "confirmation_not_awaited", "The customer cannot declare this order any more.")
    transaction = Transaction(now=now)
    event = OrderEvent(at=now, status=order.status, actor=caller.actor, note=ASKED_AGAIN)
    stored = repository.change(order, event, transaction)
    transaction.emit(OrderCaptured.happened(now=now, brand=order.brand, order_number=order.declared_with))
    answer = queries.as_seen(stored)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def _prepared(request: OrderRequest, *, binding: bool, now: datetime) -> list[_Part]:
    """Return the order and those of its bundle, each with what was found out."""
    return [
        (request, prepare(request, binding=binding, now=now)),
        *prepare_further(request, binding=binding, now=now),
    ]


def _stored(
    parts: Sequence[_Part], placing: Placing, now: datetime, idempotency: Idempotency | None
) -> OrderReceipt:
    for part, found in parts:
        require_seen_price(part, found)
    (request, prepared), *further = parts
    return store(request, prepared, further=further, placing=placing, now=now, idempotency=idempotency)


def _waits(draft: OrderDraft, channel: str) -> bool:
    """Return whether the customer has to declare the order in text form first."""
    return channel == "telephone" and draft.customer_type is CustomerType.HOUSEHOLD


def _paid(draft: _Form, waits: bool, *, attached: bool) -> tuple[_Form, DesiredDebit | None]:
    """Return the order with the payment that can be relied on, and the debit that still needs a mandate.

    Whoever declares the order on a page grants the mandate there, so everything else of it is checked.
    """
    payment = draft.payment
    if payment.method is not PaymentMethod.SEPA_DIRECT_DEBIT:
        return draft, None
    if waits or attached:
        granted = payment.model_copy(update={"mandate_granted": True})
        return draft.model_copy(update={"payment": granted}), None
    if not payment.iban:
        raise invalid("/payment/iban", "iban_missing", "Direct debit needs an account.")
    try:
        iban = bank_account(payment.iban).iban
    except Refused as refused:
        raise Problem(
            422,
            "validation_failed",
            "Please correct the marked fields.",
            errors=[refused.at("/payment/iban")],
        ) from refused
    transfer = Payment(method=PaymentMethod.TRANSFER)
    desired = DesiredDebit(iban=iban, account_holder=draft.account_holder)
    return draft.model_copy(update={"payment": transfer}), desired


def _keeping(file: CheckedFile, request: OrderRequest, now: datetime) -> Alongside:
    """Return what keeps the signed mandate with the documents of the order, later the customer's."""

    def keep(order_number: str, transaction: Transaction) -> None:
        attached.keep(
            file,
            title=Words(request.language).text("documents", "mandate"),
            brand=request.brand,
            owner=Owner("order", order_number),
            language=request.language,
            now=now,
            transaction=transaction,
        )

    return keep


def _undeclared(request: OrderRequest) -> OrderRequest:
    payment = request.payment.model_copy(update={"mandate_granted": False})
    return request.model_copy(update={"payment": payment, "consents": UNDECLARED})
