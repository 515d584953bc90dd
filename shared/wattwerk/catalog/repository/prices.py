"""Loads and stores prices, and from when they hold."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter

from wattwerk.catalog.domain.packing import Packed, PackedStreets, unpacked, unpacked_streets
from wattwerk.catalog.domain.places import normalised
from wattwerk.catalog.domain.price_lists import Activation
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.streets import Address, at_address
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.items import PriceListItem, PriceRangeItem, PriceStreetsItem
from wattwerk.platform import clock
from wattwerk.platform.schema import DEFERRED
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity

NOWHERE = Address()
_BASIS: TypeAdapter[PriceBasis] = TypeAdapter(PriceBasis, config=DEFERRED)


class ActiveVersion(NamedTuple):
    """The version of a price list that holds at a moment, and what its prices mean."""

    version: str
    basis: PriceBasis


class PricesAtPlace(NamedTuple):
    """Prices by product code, and the products of which more must be known to tell a price."""

    prices: dict[str, ProductPrice]
    town_needed: frozenset[str] = frozenset()
    street_needed: frozenset[str] = frozenset()
    """Products with prices of their own in streets or for house numbers, while it is not known where."""
    street_matters: bool = False
    """Whether any price of the place depends on the street."""


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
    brand: str, commodity: Commodity, version: str, postcode: str, address: Address = NOWHERE
) -> PricesAtPlace:
    """Return all prices at a place: one item, half a read unit, and one more where streets differ."""
    partition = PriceRangeItem.partition(brand, commodity, version)
    up_to = PriceRangeItem.sk.between("FROM#", PriceRangeItem.sort(postcode))
    for item in PriceRangeItem.query(partition, up_to, scan_index_forward=False, limit=1):
        if found := unpacked(item.prices, postcode):
            everywhere = PricesAtPlace(found.at(address.town), found.town_needed(address.town))
            in_streets = found.in_streets(address.town)
            if not in_streets:
                return everywhere
            here = _in_street(partition, postcode, everywhere, in_streets, address)
            return here._replace(street_matters=True)
    return PricesAtPlace({})


def _in_street(
    partition: str, postcode: str, everywhere: PricesAtPlace, in_streets: frozenset[str], address: Address
) -> PricesAtPlace:
    """Return the prices of an address, for products that have prices of their own in streets."""
    if not address.street:
        known = {code: price for code, price in everywhere.prices.items() if code not in in_streets}
        return everywhere._replace(prices=known, street_needed=in_streets)
    here = PriceStreetsItem.sk.between(
        PriceStreetsItem.sort(postcode, ""), PriceStreetsItem.sort(postcode, normalised(address.street))
    )
    for item in PriceStreetsItem.query(partition, here, scan_index_forward=False, limit=1):
        own = at_address(unpacked_streets(item.prices), address)
        prices = {**everywhere.prices, **own.prices}
        return PricesAtPlace(
            {code: price for code, price in prices.items() if code not in own.number_needed},
            everywhere.town_needed - own.prices.keys(),
            own.number_needed,
        )
    return everywhere


def store_ranges(brand: str, commodity: Commodity, version: str, records: Iterable[Packed]) -> int:
    """Write the prices of a version, which nobody sees before it holds; return the number of items."""
    partition = PriceRangeItem.partition(brand, commodity, version)
    count = 0
    with PriceRangeItem.batch_write() as batch:
        for first, content in records:
            batch.save(PriceRangeItem(partition, PriceRangeItem.sort(first), prices=content))
            count += 1
    return count


def store_streets(brand: str, commodity: Commodity, version: str, records: Iterable[PackedStreets]) -> int:
    """Write what differs in streets, which nobody sees before it holds; return the number of items."""
    partition = PriceRangeItem.partition(brand, commodity, version)
    count = 0
    with PriceStreetsItem.batch_write() as batch:
        for postcode, first, content in records:
            batch.save(PriceStreetsItem(partition, PriceStreetsItem.sort(postcode, first), prices=content))
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


def place_of(activation: Activation) -> str:
    """Return the place of an activation among all of its commodity: by its moment."""
    return PriceListItem.sort(activation.active_from, activation.activation_id)


def _place(brand: str, commodity: Commodity, activation: Activation) -> tuple[str, str]:
    return PriceListItem.partition(brand, commodity), place_of(activation)
