"""Loads and stores price lists and levies."""

import json
import time
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter

from wattwerk.catalog.domain.areas import Range
from wattwerk.catalog.domain.levies import Levy
from wattwerk.catalog.domain.price_lists import PriceList
from wattwerk.catalog.domain.prices import ProductPrice
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.items import LeviesItem, PriceListItem, PriceRangeItem
from wattwerk.platform import clock
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity

KEPT_SECONDS = 60

_PRICES = TypeAdapter(dict[str, ProductPrice])
_LEVIES = TypeAdapter(list[Levy])
_BASIS: TypeAdapter[PriceBasis] = TypeAdapter(PriceBasis)


class ActiveVersion(NamedTuple):
    """The version of a price list that holds at a moment, and what its prices mean."""

    version: str
    basis: PriceBasis


def active_version(brand: str, commodity: Commodity, at: datetime) -> ActiveVersion | None:
    """Return whose prices hold at a moment, or None before the first price list. Half a read unit."""
    partition = PriceListItem.partition(brand, commodity)
    until = PriceListItem.sk.between("ACTIVE#", PriceListItem.sort(at, "~"))
    for item in PriceListItem.query(partition, until, scan_index_forward=False, limit=1):
        return ActiveVersion(item.price_list_version, _BASIS.validate_python(item.basis))
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

    A commodity of which the list has no prices gets an entry as well: what was sold before is not.
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
                basis=price_list.basis,
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
