"""A prospect reviews an order and places it."""

from datetime import datetime

from wattwerk.orders import repository
from wattwerk.orders.domain import status
from wattwerk.orders.domain.order import Declaration, OrderEvent, PlacedOrder, mandate_reference
from wattwerk.orders.domain.order_form import OrderDraft, OrderRequest
from wattwerk.orders.events import OrderPlaced
from wattwerk.orders.operations.preparation import PreparedOrder, prepare
from wattwerk.orders.schemas import OrderReceipt, OrderReview
from wattwerk.orders.texts.contract_summary import contract_summary_lines
from wattwerk.orders.texts.declarations import declaration_texts
from wattwerk.platform import identifiers
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "prospect"
ATTEMPTS = 3
"""An order number that exists already, or a second click at the same instant, is met by another try."""


def review_order(*, draft: OrderDraft, now: datetime) -> OrderReview:
    """Return what would be ordered, without ordering it (§ 312j (2) BGB, § 41 (4) EnWG).

    Raises:
        Problem: 422 with every faulty field; 409 ``quote_changed`` with ``yearly_price`` and
            ``offer`` when the quote has expired and its terms do not hold any more.
    """
    prepared = prepare(draft, binding=False, now=now)
    if prepared.price_changed:
        raise Problem(
            409,
            "quote_changed",
            "The price has changed since the quote.",
            yearly_price=prepared.offer.yearly_price,
            offer=prepared.offer.model_dump(mode="json"),
        )
    account = prepared.numbers.account
    return OrderReview(
        offer=prepared.offer,
        yearly_price=prepared.offer.yearly_price,
        supply_start=prepared.supply_start,
        contract_summary=contract_summary_lines(prepared.contract_summary),
        checks=prepared.checks,
        bank_name=account.bank_name if account else None,
        iban_masked=account.masked if account else None,
        declarations=declaration_texts(prepared.brand, prepared.settings, draft.language).texts,
    )


def place_order(*, request: OrderRequest, now: datetime, idempotency: Idempotency | None) -> OrderReceipt:
    """Store a binding order with its declarations, announce it, and return the receipt (§ 312i BGB).

    Raises:
        Problem: 422 with every faulty field; 409 ``price_changed`` with ``expected_yearly_price``,
            ``yearly_price`` and ``offer`` when the prospect saw another price than holds now.
    """
    prepared = prepare(request, binding=True, now=now)
    yearly_price = prepared.offer.yearly_price
    if yearly_price != request.expected_yearly_price:
        raise Problem(
            409,
            "price_changed",
            "The price has changed; please confirm the new one.",
            expected_yearly_price=request.expected_yearly_price,
            yearly_price=yearly_price,
            offer=prepared.offer.model_dump(mode="json"),
        )
    for attempt in range(1, ATTEMPTS + 1):
        order_number = identifiers.order_number()
        order = PlacedOrder(
            order_number=order_number,
            received_at=now,
            status=status.first(prepared.checks),
            declaration=_declaration(order_number, request, prepared),
            supply_start=prepared.supply_start,
        )
        receipt = _receipt(order)
        transaction = Transaction(now=now)
        repository.add(order, OrderEvent(at=now, status=order.status, actor=ACTOR), transaction)
        transaction.emit(OrderPlaced.happened(now=now, brand=order.brand, order_number=order_number))
        transaction.remember(idempotency, receipt)
        try:
            transaction.commit()
        except WriteConflict as conflict:
            if attempt == ATTEMPTS:
                raise changed_meanwhile() from conflict
        else:
            return receipt
    raise AssertionError("unreachable: the last attempt returns or raises")


def _declaration(order_number: str, request: OrderRequest, prepared: PreparedOrder) -> Declaration:
    account = prepared.numbers.account
    if account is None:
        payment = request.payment.model_copy(update={"iban": None, "account_holder": None})
        request = request.model_copy(update={"payment": payment})
    return Declaration(
        request=request,
        offer=prepared.offer,
        price_list_version=prepared.price_list_version,
        consumption=prepared.asked.consumption,
        consumption_off_peak=prepared.asked.consumption_off_peak,
        checks=prepared.checks,
        market_location=prepared.numbers.market_location,
        grid_operator=prepared.place.grid_operator,
        iban=account.iban if account else None,
        bic=account.bic if account else None,
        bank_name=account.bank_name if account else None,
        mandate_reference=mandate_reference(order_number) if account else None,
        supply_start=prepared.supply_start,
        contract_summary=prepared.contract_summary,
        contract_summary_lines=contract_summary_lines(prepared.contract_summary),
        shown=declaration_texts(prepared.brand, prepared.settings, request.language),
    )


def _receipt(order: PlacedOrder) -> OrderReceipt:
    name, _, domain = order.declaration.request.person.email.partition("@")
    return OrderReceipt(
        order_number=order.order_number,
        received_at=order.received_at,
        status=order.status,
        email_masked=f"{name[:1]}…@{domain}",
        yearly_price=order.declaration.offer.yearly_price,
        supply_start=order.supply_start,
    )
