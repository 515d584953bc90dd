"""The deletion concept: walking through what a brand stores, and removing what is past its period.

A run goes through its lists part by part. Each part ends with one transaction that counts what was removed
and asks for the next part. A part that comes twice finds nothing left to remove, so it may count too little,
never remove too much.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wattwerk.billing import places as billing
from wattwerk.brands import queries as brands
from wattwerk.brands.domain import Market
from wattwerk.contracts import places as contracts
from wattwerk.conversations import places as conversations
from wattwerk.customers import places as customers
from wattwerk.declarations import places as declarations
from wattwerk.documents import places as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.offers import places as offers
from wattwerk.orders import places as orders
from wattwerk.platform import clock
from wattwerk.platform.stored_items import Listing, StoredItem, items_in, page_of
from wattwerk.platform.transaction import Transaction, WriteConflict
from wattwerk.privacy import repository
from wattwerk.privacy.domain.periods import Kind, kept_until
from wattwerk.privacy.domain.plan import Fate
from wattwerk.privacy.domain.retention import rule_of
from wattwerk.privacy.events import RetentionRunContinued
from wattwerk.privacy.holdings import (
    holdings,
    items_at,
    items_of_order,
    mails_about,
    stored_day,
    stored_variant,
)
from wattwerk.privacy.items import RetentionRunItem
from wattwerk.privacy.operations.restricting import restrict
from wattwerk.privacy.removal import remove_item, remove_judged

ACTOR = "retention"

PART = 25
"""Entries of a list that one message goes through: each may be a customer of many years."""


def month_began(*, now: datetime) -> None:
    """Begin a run for every brand, once a month; the one of January is the yearly one."""
    for brand in brands.brands():
        today = clock.business_date(now, brand.time_zone)
        item = RetentionRunItem.of(
            brand.id,
            f"{today:%Y-%m}@{brand.id}",
            trigger="yearly" if today.month == 1 else "monthly",
            started_at=now,
        )
        transaction = Transaction(now=now)
        transaction.create(item)
        _continue(item, transaction)
        try:
            transaction.commit()
        except WriteConflict:
            continue  # it has begun already


def advance(*, run_id: str, step: int, now: datetime) -> None:
    """Go through the next part of a run; one that was done already changes nothing.

    Raises:
        WriteConflict: somebody else goes through it right now; repeat later.
    """
    run = repository.find_run(run_id)
    if run is None or run.step != step or run.finished_at is not None:
        return
    lists = _lists(run.brand)
    listing, look_at = lists[int(run.listing)]
    found, after = page_of(listing, after=run.position, limit=PART)
    deleted: Counter[str] = Counter(run.deleted)
    moment = Moment(brands.settings(run.brand).market, brands.brand(run.brand).time_zone, now)
    for entry in found:
        deleted.update(look_at(entry, run, moment))
    run.deleted = dict(deleted)
    run.step, run.position = step + 1, after
    if after is None:
        run.listing = int(run.listing) + 1
    transaction = Transaction(now=now)
    if int(run.listing) == len(lists):
        run.finished_at = now
    else:
        _continue(run, transaction)
    transaction.save(run)
    transaction.commit()


Look = Callable[[StoredItem, "RetentionRunItem", "Moment"], Counter[str]]


@dataclass(frozen=True)
class Moment:
    """What the law says, and when."""

    market: Market
    time_zone: str
    now: datetime

    def past(self, kind: Kind, moment: Any) -> bool:
        """Return whether the period of a record is over that is of a stored date or moment."""
        today = clock.business_date(self.now, self.time_zone)
        day = stored_day(moment, self.time_zone) or today
        return kept_until(kind, day, self.market, today=today) < today


def _lists(brand: str) -> list[tuple[Listing, Look]]:
    """Return everything that a run goes through, in its order."""
    return [
        (customers.customers_of(brand), _customer),
        (customers.customers_of(brand).aside, _customer),
        (orders.orders_of(brand), _order),
        (offers.offers_of(brand), _offer),
        (offers.offers_of(brand).aside, _offer),
        *((listing, _declaration) for listing in declarations.declarations_of(brand)),
        *((listing, _conversation) for listing in conversations.conversations_of(brand)),
        (billing.exports_of(brand), _export),
        (contracts.price_adjustments_of(brand), _price_adjustment),
    ]


def _customer(entry: StoredItem, run: RetentionRunItem, moment: Moment) -> Counter[str]:
    number = entry.place.partition.partition("#")[2]
    found = holdings(number, brand_id=run.brand, now=moment.now)
    # Whoever asked while a contract ran, wanted the rest erased and locked as soon as it is over.
    wished = not found.runs and _wish_stands(number)
    judged = found.judged(requested=wished)
    run.customers = int(run.customers) + 1
    if any(item.type == "customer" and one.fate is Fate.DELETED for item, one in judged):
        run.anonymised = int(run.anonymised) + 1
        wished = False
    removed = remove_judged(found, judged, now=moment.now)
    if wished:
        restrict(customer_number=number, brand=run.brand, actor=ACTOR, now=moment.now)
    return removed


def _wish_stands(customer_number: str) -> bool:
    latest = repository.latest(customer_number)
    return latest is not None and latest.state == "done" and latest.lifted_by is None


def _order(entry: StoredItem, _: RetentionRunItem, moment: Moment) -> Counter[str]:
    """Remove an order that led to nothing, some time after its last step; others go with their customer."""
    if entry.values["status"] in ("accepted", "contract_created"):
        return Counter()
    lying = items_of_order(entry.values["order_number"])
    steps = [str(item.values["at"]) for item in lying if item.type == "order_history"]
    if not moment.past(Kind.NONE, max(steps, default=str(entry.values["received_at"]))):
        return Counter()
    return _removed(lying)


def _offer(entry: StoredItem, _: RetentionRunItem, moment: Moment) -> Counter[str]:
    number = entry.values["offer_number"]
    if not moment.past(Kind.LETTER, entry.values["content"]["created_at"]):
        return Counter()
    lying = items_at(entry.place, *documents.places_of([Owner("offer", number)]))
    return _removed(lying + mails_about(f"offer/{number}"))


def _declaration(entry: StoredItem, _: RetentionRunItem, moment: Moment) -> Counter[str]:
    """Remove an old declaration of somebody whom nobody knows; others go with their customer."""
    if entry.values.get("customer") or not moment.past(Kind.LETTER, entry.values["received_at"]):
        return Counter()
    number = entry.values["declaration_number"]
    lying = items_at(entry.place, *documents.places_of([Owner("declaration", number)]))
    return _removed(lying + mails_about(f"declaration/{number}"))


def _conversation(entry: StoredItem, _: RetentionRunItem, moment: Moment) -> Counter[str]:
    """Remove an old conversation with somebody without customer number; others go with their customer."""
    if not entry.place.partition.startswith("ANONYMOUS#"):
        return Counter()
    if not moment.past(Kind.LETTER, entry.values["last_message_at"]):
        return Counter()
    return _removed(items_at(entry.place) + mails_about(f"conversation/{entry.values['conversation_id']}"))


def _export(entry: StoredItem, _: RetentionRunItem, moment: Moment) -> Counter[str]:
    return _removed([entry] if moment.past(Kind.CLAIM, entry.values["exported_at"]) else [])


def _price_adjustment(entry: StoredItem, _: RetentionRunItem, moment: Moment) -> Counter[str]:
    if not moment.past(Kind.LETTER, entry.values["effective_on"]):
        return Counter()
    return _removed(list(items_in(entry.place)))


def _removed(items: list[StoredItem]) -> Counter[str]:
    """Remove items, the first of each place last: by it an interrupted removal is found again."""
    for item in reversed(items):
        remove_item(item)
    return Counter(rule_of(item.type, stored_variant(item)).group for item in items)


def _continue(run: RetentionRunItem, transaction: Transaction) -> None:
    transaction.emit(
        RetentionRunContinued.happened(
            now=transaction.now, brand=run.brand, run_id=run.run_id, step=int(run.step)
        )
    )
