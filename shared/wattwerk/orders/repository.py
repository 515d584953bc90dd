"""Loads and stores orders."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from wattwerk.blacklist.hits import Hit
from wattwerk.orders.domain.order import Acceptance, Declaration, OrderEvent, PlacedOrder, ReservedNumbers
from wattwerk.orders.domain.order_form import Channel, OrderStatus
from wattwerk.orders.domain.unfinished import SavedForm, UnfinishedOrder
from wattwerk.orders.items import (
    COLLECTION,
    AcceptanceItem,
    CaptureItem,
    DeclarationItem,
    HistoryItem,
    OrderItem,
    OrderTableItem,
    SavedFormItem,
    brand_partition,
    partition,
    status_partition,
)
from wattwerk.orders.schemas.orders import OrderSummary
from wattwerk.platform import cursors
from wattwerk.platform.schema import DEFERRED, Page
from wattwerk.platform.transaction import Transaction

_CHANNEL: TypeAdapter[Channel] = TypeAdapter(Channel, config=DEFERRED)


def find(order_number: str) -> PlacedOrder | None:
    """Return an order with its history, read consistently in one query, or None."""
    head: OrderItem | None = None
    declaration: Declaration | None = None
    history: list[OrderEvent] = []
    for item in OrderTableItem.query(
        partition(order_number), OrderTableItem.sk.startswith(COLLECTION), consistent_read=True
    ):
        if isinstance(item, OrderItem):
            head = item
        elif isinstance(item, DeclarationItem):
            declaration = Declaration.model_validate_json(item.content)
        elif isinstance(item, HistoryItem):
            history.append(OrderEvent.model_validate(item))
    if head is None or declaration is None:
        return None
    return PlacedOrder(
        order_number=head.order_number,
        received_at=head.received_at,
        status=OrderStatus(head.status),
        declaration=declaration,
        supply_start=head.supply_start,
        concluded_on=head.concluded_on,
        numbers=_numbers(head),
        version=int(head.version),
        history=tuple(history),
        channel=_CHANNEL.validate_python(head.channel or "online"),
        blacklist_hits=tuple(Hit.model_validate(hit) for hit in head.blacklist_hits or ()),
        confirmation_until=head.confirmation_until,
        confirmed_at=head.confirmed_at,
        existing_customer=head.existing_customer,
        together=tuple(head.together or ()),
    )


def page(*, brand: str, status: OrderStatus | None, cursor: str | None, limit: int) -> Page[OrderSummary]:
    """Return orders of a brand, newest first, all or those in one status."""
    index: Any = OrderItem.by_brand if status is None else OrderItem.by_status
    name = "gsi1pk" if status is None else "gsi2pk"
    key = brand_partition(brand) if status is None else status_partition(brand, status.value)
    found = index.query(
        key,
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=cursors.decode(cursor, **{name: key}),
    )
    lines = [OrderSummary.model_validate(item) for item in found]
    return Page(items=lines, next_cursor=cursors.encode(found.last_evaluated_key))


def add(order: PlacedOrder, event: OrderEvent, transaction: Transaction) -> PlacedOrder:
    """Store a new order with the first entry of its history; return it as it will be stored."""
    transaction.create(_item(order))
    transaction.create(DeclarationItem.of(order.order_number, order.declaration.model_dump_json()))
    return _with_history(order, event, transaction)


def change(order: PlacedOrder, event: OrderEvent, transaction: Transaction) -> PlacedOrder:
    """Store the new state of an order, unless somebody changed it since it was read."""
    transaction.save(_item(order))
    return _with_history(order, event, transaction)


def confirm(
    order: PlacedOrder, before: PlacedOrder, event: OrderEvent, transaction: Transaction
) -> PlacedOrder:
    """Store what the customer declared in text form in the place of what staff took down, which is kept."""
    transaction.create(CaptureItem.of(order.order_number, before.declaration.model_dump_json()))
    transaction.save(DeclarationItem.of(order.order_number, order.declaration.model_dump_json()))
    return change(order, event, transaction)


def add_acceptance(order: PlacedOrder, acceptance: Acceptance, transaction: Transaction) -> None:
    """Store the supplier's declaration."""
    transaction.create(AcceptanceItem.of(order.order_number, acceptance.model_dump_json()))


def find_acceptance(order_number: str) -> Acceptance | None:
    """Return the supplier's declaration of acceptance, or None before there is one."""
    key = AcceptanceItem.of(order_number, "")
    try:
        item = AcceptanceItem.get(key.pk, key.sk, consistent_read=True)
    except AcceptanceItem.DoesNotExist:
        return None
    return Acceptance.model_validate_json(item.content)


def save_form(kept: SavedForm, transaction: Transaction) -> None:
    """Keep a form that is not sent yet; one with the same identifier is replaced."""
    transaction.save(
        SavedFormItem.of(
            kept.form_id,
            until=kept.expires_at,
            content=kept.form.model_dump_json(),
            brand=kept.form.brand,
            language=kept.form.language,
            email=kept.email,
            saved_at=kept.saved_at,
        )
    )


def find_form(form_id: str, *, now: datetime) -> SavedForm | None:
    """Return a kept form, or None when there is none or its time is over."""
    key = f"FORM#{form_id}"
    try:
        item = SavedFormItem.get(key, "FORM", consistent_read=True)
    except SavedFormItem.DoesNotExist:
        return None
    expires_at = datetime.fromtimestamp(int(item.expires_at), UTC)
    if now >= expires_at:
        return None
    return SavedForm(
        form_id=form_id,
        form=UnfinishedOrder.model_validate_json(item.content),
        email=item.email,
        saved_at=item.saved_at,
        expires_at=expires_at,
    )


def remove_form(form_id: str) -> None:
    """Remove a kept form, if there is one."""
    SavedFormItem(f"FORM#{form_id}", "FORM").delete()


def _with_history(order: PlacedOrder, event: OrderEvent, transaction: Transaction) -> PlacedOrder:
    version = (order.version or 0) + 1
    entry = event.model_dump(exclude={"status"})
    transaction.create(
        HistoryItem.of(order.order_number, version=version, status=event.status.value, **entry)
    )
    return replace(order, version=version, history=(*order.history, event))


def _item(order: PlacedOrder) -> OrderItem:
    request, offer = order.declaration.request, order.declaration.offer
    numbers = order.numbers
    return OrderItem.of(
        order_number=order.order_number,
        brand=order.brand,
        status=order.status.value,
        received_at=order.received_at,
        name=request.person.name,
        postcode=request.supply_address.postcode,
        town=request.supply_address.town,
        commodity=offer.commodity.value,
        product_name=offer.name,
        yearly_price=offer.yearly_price,
        supply_start=order.supply_start,
        open_checks=order.open_checks,
        customer_number=numbers.customer_number if numbers else None,
        account_number=numbers.account_number if numbers else None,
        contract_number=numbers.contract_number if numbers else None,
        concluded_on=order.concluded_on,
        channel=order.channel,
        blacklist_hits=[hit.model_dump(mode="json") for hit in order.blacklist_hits] or None,
        confirmation_until=order.confirmation_until,
        confirmed_at=order.confirmed_at,
        existing_customer=order.existing_customer,
        together=list(order.together) or None,
        **({} if order.version is None else {"version": order.version}),
    )


def _numbers(head: OrderItem) -> ReservedNumbers | None:
    if not head.customer_number or not head.account_number or not head.contract_number:
        return None
    return ReservedNumbers(
        customer_number=head.customer_number,
        account_number=head.account_number,
        contract_number=head.contract_number,
    )
