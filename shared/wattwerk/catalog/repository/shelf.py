"""Everything that the tariff calculator reads before it looks at a place: what a brand sells, which price
lists hold now and later, and the levies. It lies together, so that one look-up of half a read unit has it,
and is kept for a minute per process, like the brand.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, cast

from wattwerk.catalog.domain.assortment import Assortment
from wattwerk.catalog.domain.levies import Levy
from wattwerk.catalog.domain.price_lists import Activation
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.items import (
    AssortmentItem,
    CatalogItem,
    PriceListItem,
    ShelvedLeviesItem,
    ShelvedPricesItem,
)
from wattwerk.catalog.repository import levies, prices
from wattwerk.platform import clock
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity

KEPT_SECONDS = 60


class Shelved(NamedTuple):
    """That a version of a price list holds from a moment on, by the place of its activation."""

    place: str
    version: str
    basis: PriceBasis
    active_until: str | None


class Shelf(NamedTuple):
    """What a brand sells, and its price lists from the one that holds on, oldest first."""

    assortment: Assortment
    prices: Mapping[Commodity, Sequence[Shelved]]


_kept: dict[str, tuple[float, Shelf]] = {}


def forget() -> None:
    """Drop what is kept in this process."""
    _kept.clear()


def shelf(brand: str) -> Shelf:
    """Return what is on the shelf of a brand, at most a minute old; nothing before its first product."""
    kept = _kept.get(brand)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    found = Shelf(Assortment(), {})
    partition, first = AssortmentItem.key(brand)
    for item in CatalogItem.query(partition, CatalogItem.sk.startswith(first)):
        if isinstance(item, AssortmentItem):
            found = found._replace(assortment=Assortment.model_validate_json(item.assortment))
        elif isinstance(item, ShelvedPricesItem):
            found = found._replace(prices=_read(item))
        elif isinstance(item, ShelvedLeviesItem):
            levies.keep(item.levies)
    if found.assortment.products:
        _kept[brand] = (time.monotonic(), found)
    return found


def active_version(brand: str, commodity: Commodity, at: datetime) -> prices.ActiveVersion | None:
    """Return whose prices hold at a moment, None where none do; of the past the activations are read."""
    place = PriceListItem.sort(at)
    begun = [entry for entry in shelf(brand).prices.get(commodity, ()) if entry.place <= place]
    if not begun:
        return prices.active_version(brand, commodity, at)
    last = begun[-1]
    if last.active_until and last.active_until <= clock.timestamp(at):
        return None
    return prices.ActiveVersion(last.version, last.basis)


def point_to(transaction: Transaction, brand: str, activation: Activation, basis: PriceBasis) -> None:
    """Let a version hold for its commodities from the moment of an activation on.

    The commit fails with a ``WriteConflict`` when others decide about prices meanwhile.
    """
    prices.point_to(transaction, brand, activation, basis)
    until = clock.timestamp(activation.active_until) if activation.active_until else None
    new = Shelved(prices.place_of(activation), activation.version, basis, until)
    _put(transaction, brand, activation, lambda entries: [*entries, new])


def point_no_more(transaction: Transaction, brand: str, activation: Activation) -> None:
    """Forget an activation that has not come yet; conflicts like ``point_to``."""
    prices.point_no_more(transaction, brand, activation)
    gone = prices.place_of(activation)
    _put(transaction, brand, activation, lambda entries: [entry for entry in entries if entry.place != gone])


def put_levies(brands: Iterable[str], rows: Sequence[Levy]) -> None:
    """Put the levies on the shelves of brands, before they are stored themselves: an import that breaks
    off is repeated, since the stored table still differs."""
    text = json.dumps([levy.model_dump(mode="json") for levy in rows])
    with ShelvedLeviesItem.batch_write() as batch:
        for brand in brands:
            batch.save(ShelvedLeviesItem(*ShelvedLeviesItem.key(brand), levies=text))
    forget()


def _put(
    transaction: Transaction,
    brand: str,
    activation: Activation,
    change: Callable[[Sequence[Shelved]], Sequence[Shelved]],
) -> None:
    """Write which price lists hold from now on, after a change of those of an activation."""
    try:
        item = ShelvedPricesItem.get(*ShelvedPricesItem.key(brand), consistent_read=True)
    except ShelvedPricesItem.DoesNotExist:
        item = ShelvedPricesItem(*ShelvedPricesItem.key(brand), content="{}")
    known = dict(_read(item))
    for commodity in activation.commodities:
        entries = sorted(change(_stored(brand, commodity, transaction.now)))
        past = [entry for entry in entries if entry.place <= PriceListItem.sort(transaction.now)]
        known[commodity] = [*past[-1:], *entries[len(past) :]]
    item.content = json.dumps({commodity.value: entries for commodity, entries in known.items()})
    transaction.save(item)


def _stored(brand: str, commodity: Commodity, now: datetime) -> list[Shelved]:
    """Return the price list that holds and those that are to come, as they are stored."""
    partition, place = PriceListItem.partition(brand, commodity), PriceListItem.sort(now)
    held = PriceListItem.query(
        partition,
        PriceListItem.sk.between("ACTIVE#", place),
        scan_index_forward=False,
        limit=1,
        consistent_read=True,
    )
    coming = PriceListItem.query(partition, PriceListItem.sk > place, consistent_read=True)
    return [
        Shelved(item.sk, item.price_list_version, cast(PriceBasis, item.basis), item.active_until)
        for item in (*held, *coming)
    ]


def _read(item: ShelvedPricesItem) -> Mapping[Commodity, Sequence[Shelved]]:
    content = json.loads(item.content)
    return {Commodity(name): [Shelved(*entry) for entry in entries] for name, entries in content.items()}
