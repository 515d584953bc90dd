"""Loads and stores prices, and from when they hold."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter

from wattwerk.catalog.domain.packing import Packed, unpacked
from wattwerk.catalog.domain.price_lists import Activation
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.items import PriceListItem, PriceRangeItem
from wattwerk.platform import clock
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity
from wattwerk.platform.schema import DEFERRED

_BASIS: TypeAdapter[PriceBasis] = TypeAdapter(PriceBasis, config=DEFERRED)


class ActiveVersion(NamedTuple):
    """The version of a price list that holds at a moment, and what its prices mean."""

    version: str
    basis: PriceBasis


class PricesAtPlace(NamedTuple):
    """Prices by product code, and the products of which the town must be known to tell a price."""

    prices: dict[str, ProductPrice]
    town_needed: frozenset[str] = frozenset()


def active_version(brand: str, commodity: Commodity, at: datetime) -> ActiveVersion | None:
    """Return whose prices hold at a moment, None where none do. Half a read unit."""
    partition = PriceListItem.partition(brand, commodity)
    until = PriceListItem.sk.between("ACTIVE#", PriceListItem.sort(at))
    for item in PriceListItem.query(partition, until, scan_index_forward=False, limit=1):
        if item.active_until and item.active_until <= clock.timestamp(at):
            return None
        return ActiveVersion(item.price_list_version, _BASIS.validate_python(item.basis))
    return None


def prices(
    brand: str, commodity: Commodity, version: str, postcode: str, town: str | None = None
) -> PricesAtPlace:
    """Return all prices at a place: one item, half a read unit."""
    partition = PriceRangeItem.partition(brand, commodity, version)
    up_to = PriceRangeItem.sk.between("FROM#", PriceRangeItem.sort(postcode))
    for item in PriceRangeItem.query(partition, up_to, scan_index_forward=False, limit=1):
        if found := unpacked(item.prices, postcode):
            return PricesAtPlace(found.at(town), found.town_needed(town))
    return PricesAtPlace({})


def store_ranges(brand: str, commodity: Commodity, version: str, records: Iterable[Packed]) -> int:
    """Write the prices of a version, which nobody sees before it holds; return the number of items."""
    partition = PriceRangeItem.partition(brand, commodity, version)
    count = 0
    with PriceRangeItem.batch_write() as batch:
        for first, content in records:
            batch.save(PriceRangeItem(partition, PriceRangeItem.sort(first), prices=content))
            count += 1
    return count


def point_to(transaction: Transaction, brand: str, activation: Activation, basis: PriceBasis) -> None:
    """Let a version hold for its commodities from the moment of an activation on."""
    until = activation.active_until
    for commodity in activation.commodities:
        transaction.save(
            PriceListItem(
                *_place(brand, commodity, activation),
                price_list_version=activation.version,
                basis=basis,
                active_until=clock.timestamp(until) if until else None,
            )
        )


def point_no_more(transaction: Transaction, brand: str, activation: Activation) -> None:
    """Forget an activation that has not come yet."""
    for commodity in activation.commodities:
        transaction.delete(PriceListItem(*_place(brand, commodity, activation)))


def _place(brand: str, commodity: Commodity, activation: Activation) -> tuple[str, str]:
    sort = PriceListItem.sort(activation.active_from, activation.activation_id)
    return PriceListItem.partition(brand, commodity), sort
