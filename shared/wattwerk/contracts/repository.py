"""Loads contracts and supply points."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import cast

from wattwerk.catalog.condition_schemas import Conditions
from wattwerk.contracts.items import (
    ConclusionItem,
    ContractChangeItem,
    ContractItem,
    PriceChangeItem,
    SupplyPointItem,
)
from wattwerk.contracts.price_changes import PriceChange, Prices, prices_on, yearly_price_after
from wattwerk.contracts.schemas import Contract, ContractChange, SupplyPoint
from wattwerk.contracts.statuses import ContractStatus, status_on
from wattwerk.contracts.term import Term
from wattwerk.metering.schemas import Meter
from wattwerk.platform import cursors
from wattwerk.platform.customer_collection import partition
from wattwerk.platform.items import Item
from wattwerk.platform.transaction import Transaction

MOST_AT_ONCE = 100
MOST_READ = 500


def contracts_in(items: Iterable[Item], *, meters: list[Meter], today: date) -> list[Contract]:
    """Return the contracts among the items of a collection, each with supply point and meters."""
    items = list(items)
    points = {item.supply_point_id: item for item in items if isinstance(item, SupplyPointItem)}
    changes = [item for item in items if isinstance(item, PriceChangeItem)]
    return [
        _contract(item, points[item.supply_point_id], meters, _changes(changes, item.contract_number), today)
        for item in items
        if isinstance(item, ContractItem)
    ]


def conclusion(order_number: str) -> tuple[str, str] | None:
    """Return customer and contract number of what was concluded from an order, or None."""
    guard = ConclusionItem.of(order_number)
    try:
        found = ConclusionItem.get(guard.pk, guard.sk, consistent_read=True)
    except ConclusionItem.DoesNotExist:
        return None
    return found.customer, found.contract_number


def customer_of(contract_number: str) -> str | None:
    """Return the number of the customer who has a contract, or None."""
    found = ContractItem.first_index.query(
        ContractItem.by_number(contract_number), ContractItem.gsi1sk == "CONTRACT", limit=1
    )
    return next((item.customer_number for item in found), None)


def find_contract_item(customer_number: str, contract_number: str) -> ContractItem | None:
    """Return the stored contract, read consistently, or None."""
    try:
        return ContractItem.get(
            partition(customer_number), ContractItem.sort(contract_number), consistent_read=True
        )
    except ContractItem.DoesNotExist:
        return None


def page(
    brand: str, *, cursor: str | None, limit: int, wanted: Callable[[ContractItem], bool]
) -> tuple[list[ContractItem], str | None]:
    """Return contracts of a brand, the latest first, that are ``wanted``.

    What a contract's status is follows from its dates, so no index knows it. At most ``MOST_READ``
    contracts are looked at for a page, which may therefore be shorter than asked for, and not the last.
    """
    key = ContractItem.of_brand(brand)
    found = ContractItem.second_index.query(
        key,
        ContractItem.gsi2sk > "0",
        scan_index_forward=False,
        page_size=MOST_AT_ONCE,
        last_evaluated_key=cursors.decode(cursor, gsi2pk=key),
    )
    items: list[ContractItem] = []
    last: ContractItem | None = None
    for read, item in enumerate(found, start=1):
        last = item
        if wanted(item):
            items.append(item)
        if len(items) == limit or read == MOST_READ:
            break
    else:
        return items, None
    names = ("pk", "sk", "gsi2pk", "gsi2sk")
    return items, cursors.encode({name: {"S": str(getattr(last, name))} for name in names})


def changes_of(customer_number: str, contract_number: str) -> list[ContractChange]:
    """Return what staff changed of a contract, the latest first."""
    found = ContractChangeItem.query(
        partition(customer_number),
        ContractChangeItem.sk.startswith(ContractChangeItem.prefix(contract_number)),
        scan_index_forward=False,
    )
    return [ContractChange.model_validate(item) for item in found]


def find_supply_point_item(customer_number: str, supply_point_id: str) -> SupplyPointItem | None:
    """Return the stored supply point, read consistently, or None."""
    key = SupplyPointItem.of(customer_number, supply_point_id=supply_point_id)
    try:
        return SupplyPointItem.get(key.pk, key.sk, consistent_read=True)
    except SupplyPointItem.DoesNotExist:
        return None


def add_price_change(
    customer_number: str,
    contract_number: str,
    change: PriceChange,
    *,
    author: str,
    adjustment_id: str | None,
    transaction: Transaction,
) -> None:
    """Add an announced price change; the commit fails when there is one for the same day."""
    transaction.create(
        PriceChangeItem.of(
            customer_number,
            contract_number=contract_number,
            effective_on=change.effective_on,
            content=change.model_dump_json(),
            announced_by=author,
            announced_at=transaction.now,
            adjustment_id=adjustment_id,
        )
    )


def find_price_change_item(
    customer_number: str, contract_number: str, effective_on: date
) -> PriceChangeItem | None:
    """Return a stored price change, read consistently, or None."""
    key = PriceChangeItem.of(customer_number, contract_number=contract_number, effective_on=effective_on)
    try:
        return PriceChangeItem.get(key.pk, key.sk, consistent_read=True)
    except PriceChangeItem.DoesNotExist:
        return None


def _changes(items: list[PriceChangeItem], contract_number: str) -> list[PriceChange]:
    """Return the price changes of a contract in the order of their days."""
    own = [item for item in items if item.contract_number == contract_number]
    return [
        PriceChange.model_validate_json(item.content)
        for item in sorted(own, key=lambda item: item.effective_on)
    ]


def status_of(item: ContractItem, today: date) -> ContractStatus:
    """Return how a stored contract stands on a day."""
    return status_on(
        today,
        status=cast(ContractStatus, item.status),
        supply_start=item.supply_start,
        supply_end=item.supply_end,
    )


def _contract(
    item: ContractItem,
    point: SupplyPointItem,
    meters: list[Meter],
    changes: list[PriceChange],
    today: date,
) -> Contract:
    concluded = Prices(
        base_price=item.base_price,
        energy_price=item.energy_price,
        energy_price_off_peak=item.energy_price_off_peak,
        energy_blocks=item.energy_blocks or [],
    )
    prices = prices_on(today, concluded, changes)
    consumption = int(item.consumption)
    off_peak = None if item.consumption_off_peak is None else int(item.consumption_off_peak)
    year = item.yearly_price
    if prices != concluded:
        year = yearly_price_after(
            year, concluded, prices, consumption=consumption, consumption_off_peak=off_peak
        )
    conditions = Conditions.model_validate(item.conditions)
    return Contract(
        contract_number=item.contract_number,
        customer_number=item.customer_number,
        account_number=item.account_number,
        order_number=item.order_number,
        brand=item.brand,
        status=status_of(item, today),
        product_code=item.product_code,
        product_name=item.product_name,
        commodity=item.commodity,
        supply_start=item.supply_start,
        supply_end=item.supply_end,
        concluded_on=item.concluded_on,
        minimum_term_until=item.minimum_term_until,
        term_until=Term.of(item.supply_start, conditions).binding_until(today),
        conditions=conditions,
        yearly_price=year,
        base_price=prices.base_price,
        energy_price=prices.energy_price,
        energy_price_off_peak=prices.energy_price_off_peak,
        energy_blocks=prices.energy_blocks,
        price_changes=changes,
        consumption=consumption,
        consumption_off_peak=off_peak,
        supply_point=SupplyPoint.model_validate(point),
        meters=[meter for meter in meters if meter.contract_number == item.contract_number],
        answers=item.ordered_answers or [],
        bundle=item.bundle,
    )
