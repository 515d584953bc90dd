"""Removing records for good. Irreversible: nothing that leads back to a person is kept."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wattwerk.documents import places as documents
from wattwerk.identity import removal as identity
from wattwerk.platform import identifiers
from wattwerk.platform.customer_collection import CustomerCollectionItem
from wattwerk.platform.stored_items import StoredItem, remove
from wattwerk.platform.transaction import Transaction, WriteConflict
from wattwerk.privacy.domain.plan import Fate, Judged
from wattwerk.privacy.holdings import Holdings
from wattwerk.privacy.items import ConsumptionItem

OF_THE_LOGIN = frozenset({"portal_login", "name", "access", "session", "link"})
"""Items that go together, with the user of the pool."""

LAST = ("customer", "customer_search_entry")
"""Items by which an interrupted removal is found again; the entry of the list goes at the very end."""


def remove_judged(
    found: Holdings, judged: Iterable[tuple[StoredItem, Judged]], *, now: datetime
) -> Counter[str]:
    """Remove all records that shall be deleted; return how many by group. It may be repeated."""
    gone = [(item, one.record.rule.group) for item, one in judged if one.fate is Fate.DELETED]
    # A login that serves other customer numbers as well is no record of this customer, but knows the number.
    if any(item.type in ("portal_login", "customer") for item, _ in gone):
        identity.remove_login(brand=found.brand.id, customer_number=found.customer_number, now=now)
    for item, _ in sorted(gone, key=lambda one: _turn(one[0])):
        if item.type == "contract":
            _remove_contract(item, found.items, brand=found.brand.id, now=now)
        elif item.type not in OF_THE_LOGIN:
            remove_item(item)
    return Counter(group for _, group in gone)


def remove_item(item: StoredItem) -> None:
    """Remove a record, and before it its file with all former versions."""
    documents.remove_file(item)
    remove(item)


def _turn(item: StoredItem) -> int:
    # Pages put contracts together with what belongs to them, so that goes after them.
    if item.type == "contract":
        return 0
    return 2 + LAST.index(item.type) if item.type in LAST else 1


def _remove_contract(item: StoredItem, items: Iterable[StoredItem], *, brand: str, now: datetime) -> None:
    """Remove a contract and leave its figures: both or neither, so that no contract counts twice."""
    values = item.values
    places = (
        other.values["address"]["postcode"]
        for other in items
        if other.type == "supply_point" and other.values["supply_point_id"] == values["supply_point_id"]
    )
    stored = CustomerCollectionItem(item.place.partition, item.sort)
    transaction = Transaction(now=now)
    transaction.delete(stored, condition=CustomerCollectionItem.pk.exists())
    transaction.create(_figures(values, next(places, ""), brand))
    try:
        transaction.commit()
    except WriteConflict:
        return  # another delivery was quicker


def _figures(contract: dict[str, Any], postcode: str, brand: str) -> ConsumptionItem:
    consumption = int(contract["consumption"]) + int(contract.get("consumption_off_peak") or 0)
    return ConsumptionItem.of(
        brand,
        identifiers.unique_id(),
        postcode_area=postcode[:3],
        commodity=contract["commodity"],
        tariff=contract["product_code"],
        consumption=consumption,
        began=str(contract["supply_start"])[:7],
        ended=str(contract.get("supply_end") or contract["concluded_on"])[:7],
    )
