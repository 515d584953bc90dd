"""A prospect reviews an order and places it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wattwerk.orders import repository
from wattwerk.orders.domain import status
from wattwerk.orders.domain.order import Declaration, DesiredDebit, OrderEvent, PlacedOrder, mandate_reference
from wattwerk.orders.domain.order_form import Channel, OrderDraft, OrderRequest
from wattwerk.orders.events import OrderCaptured, OrderPlaced
from wattwerk.orders.operations import screening
from wattwerk.orders.operations.preparation import PreparedOrder, prepare, prepare_further
from wattwerk.orders.schemas.receipt import OrderReceipt, ReceivedOrder
from wattwerk.orders.schemas.review import OrderReview, ReviewedSupply
from wattwerk.orders.texts import power_of_attorney
from wattwerk.orders.texts.contract_summary import contract_summary_lines
from wattwerk.orders.texts.declarations import declaration_texts
from wattwerk.platform import identifiers, throttle
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "prospect"
Alongside = Callable[[str, Transaction], None]
"""What others write in the same transaction, given the number of the order."""
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
    further = prepare_further(draft, binding=False, now=now)
    return OrderReview(
        offer=prepared.offer,
        yearly_price=prepared.offer.yearly_price,
        supply_start=prepared.supply_start,
        contract_summary=contract_summary_lines(prepared.contract_summary),
        checks=prepared.checks,
        bank_name=account.bank_name if account else None,
        iban_masked=account.masked if account else None,
        declarations=declaration_texts(prepared.brand, prepared.settings, draft.language, draft).texts,
        answers=prepared.answers,
        extras=prepared.extras,
        bundle=prepared.bundle,
        further_supplies=[
            ReviewedSupply(
                offer=found.offer,
                supply_start=found.supply_start,
                contract_summary=contract_summary_lines(found.contract_summary),
                power_of_attorney=declaration_texts(found.brand, found.settings, part.language, part).texts[
                    "power_of_attorney"
                ],
            )
            for part, found in further
        ],
    )


@dataclass(frozen=True)
class Placing:
    """How an order comes in, for which customer if we know them, and what it still waits for."""

    actor: str = ACTOR
    channel: Channel = "online"
    existing_customer: str | None = None
    confirmation_until: datetime | None = None
    alongside: Alongside | None = None
    desired_debit: DesiredDebit | None = None


ONLINE = Placing()
RECEIPTS = 10
"""Online orders within an hour whose receipts go to one address; more are somebody else's joke."""


def place_order(
    *, request: OrderRequest, now: datetime, idempotency: Idempotency | None, placing: Placing = ONLINE
) -> OrderReceipt:
    """Store a binding order with its declarations, announce it, and return the receipt (§ 312i BGB).

    Raises:
        Problem: 422 with every faulty field; 409 ``price_changed`` with ``expected_yearly_price``,
            ``yearly_price`` and ``offer`` when the prospect saw another price than holds now; 429 after too
            many orders for one address.
    """
    prepared = prepare(request, binding=True, now=now)
    require_seen_price(request, prepared)
    further = prepare_further(request, binding=True, now=now)
    for part, found in further:
        require_seen_price(part, found)
    if placing.channel == "online":
        throttle.check(
            scope="order-receipt",
            subject=throttle.mailbox(request.person.email),
            limit=RECEIPTS,
            window=timedelta(hours=1),
            now=now,
        )
    return store(request, prepared, further=further, placing=placing, now=now, idempotency=idempotency)


def require_seen_price(request: OrderRequest, prepared: PreparedOrder) -> None:
    """Refuse an order at another price than the one that was seen.

    Raises:
        Problem: 409 ``price_changed``.
    """
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


def store(
    request: OrderRequest,
    prepared: PreparedOrder,
    *,
    further: Sequence[tuple[OrderRequest, PreparedOrder]] = (),
    placing: Placing,
    now: datetime,
    idempotency: Idempotency | None,
) -> OrderReceipt:
    """Store a prepared order with those of its bundle, and announce them.

    What waits for its customer is announced as taken down.

    Raises:
        Problem: 409 ``changed_meanwhile``.
    """
    announcement = OrderCaptured if placing.confirmation_until else OrderPlaced
    for attempt in range(1, ATTEMPTS + 1):
        orders = _together(
            [_placed(part, found, placing, now) for part, found in ((request, prepared), *further)]
        )
        first = orders[0]
        receipt = receipt_of(*orders)
        transaction = Transaction(now=now)
        for order in orders:
            repository.add(order, OrderEvent(at=now, status=order.status, actor=placing.actor), transaction)
        # One mail asks for everything that is declared on one page.
        for order in [first] if placing.confirmation_until else orders:
            transaction.emit(
                announcement.happened(now=now, brand=order.brand, order_number=order.order_number)
            )
        if placing.alongside:
            placing.alongside(first.order_number, transaction)
        transaction.remember(idempotency, receipt)
        try:
            transaction.commit()
        except WriteConflict as conflict:
            if attempt == ATTEMPTS:
                raise changed_meanwhile() from conflict
        else:
            return receipt
    raise AssertionError("unreachable: the last attempt returns or raises")


def _placed(request: OrderRequest, prepared: PreparedOrder, placing: Placing, now: datetime) -> PlacedOrder:
    account = prepared.numbers.account
    hits = screening.hits(request, iban=account.iban if account else None, now=now)
    waits = placing.confirmation_until is not None
    order_number = identifiers.order_number()
    return PlacedOrder(
        order_number=order_number,
        received_at=now,
        status=status.first(prepared.checks, hits, awaits_confirmation=waits),
        declaration=declaration(order_number, request, prepared, now).model_copy(
            update={"desired_debit": placing.desired_debit}
        ),
        supply_start=prepared.supply_start,
        channel=placing.channel,
        blacklist_hits=hits,
        confirmation_until=placing.confirmation_until,
        existing_customer=placing.existing_customer,
    )


def _together(orders: list[PlacedOrder]) -> list[PlacedOrder]:
    numbers = [order.order_number for order in orders]
    return [
        replace(order, together=tuple(number for number in numbers if number != order.order_number))
        for order in orders
    ]


def declaration(
    order_number: str, request: OrderRequest, prepared: PreparedOrder, now: datetime
) -> Declaration:
    """Return what is stored of a declaration: with everything that was found out and shown."""
    account = prepared.numbers.account
    if account is None:
        payment = request.payment.model_copy(update={"iban": None, "account_holder": None})
        request = request.model_copy(update={"payment": payment})
    return Declaration(
        request=request,
        offer=prepared.offer,
        price_list_version=prepared.price_list_version,
        consumption=prepared.supply.consumption,
        consumption_off_peak=prepared.supply.consumption_off_peak,
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
        shown=declaration_texts(prepared.brand, prepared.settings, request.language, request),
        power_of_attorney=_power_of_attorney(order_number, request, prepared, now),
        answers=prepared.answers,
        extras=prepared.extras,
        bundle=prepared.bundle,
    )


def _power_of_attorney(
    order_number: str, request: OrderRequest, prepared: PreparedOrder, now: datetime
) -> str | None:
    """Return the document, if one was given: whoever moves in has no contract to cancel."""
    if not request.consents.power_of_attorney or request.start.reason != "supplier_switch":
        return None
    return power_of_attorney.document(
        request,
        prepared.brand,
        commodity=prepared.offer.commodity,
        market_location=prepared.numbers.market_location,
        order_number=order_number,
        now=now,
    )


def receipt_of(order: PlacedOrder, *further: PlacedOrder) -> OrderReceipt:
    """Return what whoever ordered gets at once (§ 312i (1) BGB); ``further`` are those of the bundle."""
    name, _, domain = order.declaration.request.person.email.partition("@")
    return OrderReceipt(
        order_number=order.order_number,
        received_at=order.received_at,
        status=order.status,
        email_masked=f"{name[:1]}…@{domain}",
        yearly_price=order.declaration.offer.yearly_price,
        supply_start=order.supply_start,
        further_order_numbers=[one.order_number for one in further],
        orders=[
            ReceivedOrder(
                order_number=one.order_number,
                product_name=one.declaration.offer.name,
                commodity=one.declaration.offer.commodity,
                yearly_price=one.declaration.offer.yearly_price,
                supply_start=one.supply_start,
            )
            for one in (order, *further)
        ],
        start_reason=order.declaration.request.start.reason,
    )
