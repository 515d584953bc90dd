"""Loads and stores price lists and levies."""

import json
import time
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter

from wattwerk.catalog.domain.areas import Range
from wattwerk.catalog.domain.price_lists import PriceList
from wattwerk.catalog.domain.products import Levy, PriceBasis, Product, ProductPrice
from wattwerk.catalog.items import LeviesItem, PriceListItem, PriceRangeItem
from wattwerk.platform import clock
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity

KEPT_SECONDS = 60

_PRODUCTS = TypeAdapter(list[Product])
_PRICES = TypeAdapter(dict[str, ProductPrice])
_LEVIES = TypeAdapter(list[Levy])
_BASIS: TypeAdapter[PriceBasis] = TypeAdapter(PriceBasis)


class ActiveProducts(NamedTuple):
    """Products of a commodity as a version of the price list has them."""

    version: str
    basis: PriceBasis
    products: list[Product]


def active_products(brand: str, commodity: Commodity, at: datetime) -> ActiveProducts | None:
    """Return what is sold at a moment, or None before the first price list. Half a read unit."""
    partition = PriceListItem.partition(brand, commodity)
    until = PriceListItem.sk.between("ACTIVE#", PriceListItem.sort(at, "~"))
    for item in PriceListItem.query(partition, until, scan_index_forward=False, limit=1):
        basis = _BASIS.validate_python(item.basis)
        return ActiveProducts(item.price_list_version, basis, _PRODUCTS.validate_json(item.products))
    return None


def prices(brand: str, commodity: Commodity, version: str, postcode: str) -> dict[str, ProductPrice]:
    """Return all prices at a postcode by product code: one item, half a read unit."""
    partition = PriceRangeItem.partition(brand, commodity, version)
    up_to = PriceRangeItem.sk.between("FROM#", PriceRangeItem.sort(postcode))
    for item in PriceRangeItem.query(partition, up_to, scan_index_forward=False, limit=1):
        return _PRICES.validate_json(item.prices)
    return {}


def store_price_list(brand: str, price_list: PriceList, *, active_from: datetime, now: datetime) -> None:
    """Write a version: its prices first, and at last, in one transaction, that it holds.

    A commodity that the list does not sell gets an empty entry, which ends what was sold before.
    """
    for commodity in price_list.commodities:
        _store_ranges(brand, commodity, price_list.version, price_list.ranges_of(commodity))
    transaction = Transaction(now=now)
    for commodity in Commodity:
        transaction.save(
            PriceListItem(
                PriceListItem.partition(brand, commodity),
                PriceListItem.sort(active_from, price_list.version),
                price_list_version=price_list.version,
                basis=price_list.products.prices,
                products=_PRODUCTS.dump_json(price_list.products_of(commodity)).decode(),
                imported_at=clock.timestamp(now),
            )
        )
    transaction.commit()


def _store_ranges(
    brand: str, commodity: Commodity, version: str, ranges: Sequence[Range[ProductPrice]]
) -> None:
    partition = PriceRangeItem.partition(brand, commodity, version)
    with PriceRangeItem.batch_write() as batch:
        for entry in ranges:
            batch.save(
                PriceRangeItem(
                    partition,
                    PriceRangeItem.sort(entry.first),
                    prices=_PRICES.dump_json(dict(entry.prices), exclude_none=True).decode(),
                )
            )


_kept_levies: dict[Commodity, tuple[float, list[Levy]]] = {}


def forget() -> None:
    """Drop what is kept in this process."""
    _kept_levies.clear()


def levies(commodity: Commodity) -> list[Levy]:
    """Return all levies of a commodity, past and future, at most a minute old."""
    kept = _kept_levies.get(commodity)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    try:
        rows = _LEVIES.validate_json(LeviesItem.get(*LeviesItem.key(commodity)).levies)
    except LeviesItem.DoesNotExist:
        return []
    _kept_levies[commodity] = (time.monotonic(), rows)
    return rows


def store_levies(rows: Sequence[Levy]) -> None:
    """Replace the levies of every commodity."""
    with LeviesItem.batch_write() as batch:
        for commodity in Commodity:
            own = [levy.model_dump(mode="json") for levy in rows if levy.commodity is commodity]
            batch.save(LeviesItem(*LeviesItem.key(commodity), levies=json.dumps(own)))
    forget()
