"""Reading the blacklist: the list itself, and what it says of somebody."""

from datetime import date, datetime

from wattwerk.blacklist import fingerprints, people, repository
from wattwerk.blacklist.domain.entries import status
from wattwerk.blacklist.domain.features import Features, keys
from wattwerk.blacklist.domain.matching import likeness
from wattwerk.blacklist.hits import Hit
from wattwerk.blacklist.items import EntryItem, KeyItem
from wattwerk.blacklist.schemas import (
    BlacklistDecision,
    BlockedPerson,
    EntriesQuery,
    Entry,
    EntrySummary,
    Groups,
    Trial,
)
from wattwerk.brands import queries as brands
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page


def decision(*, brand: str, person: BlockedPerson, now: datetime) -> BlacklistDecision:
    """Return what the list of a brand says of somebody; for use inside the system.

    One query per key, eight at most, however long the list. Entries whose last day is over do not
    count, whether they have been deleted yet or not.
    """
    asked = people.features(person)
    found = repository.listed(fingerprints.key(brand, key) for key in keys(asked))
    today = business_date(now, brands.brand(brand).time_zone)
    threshold = brands.settings(brand).blacklist.threshold
    alike = sorted(
        (_hit(asked, item) for item in found.values() if item.expires_on >= today),
        key=lambda hit: (-hit.score, hit.label),
    )
    hits = [hit for hit in alike if hit.score >= threshold]
    near_misses = [hit for hit in alike if 0 < hit.score < threshold]
    return BlacklistDecision(outcome=_outcome(hits), threshold=threshold, hits=hits, near_misses=near_misses)


def trial(*, caller: Caller, trial: Trial, now: datetime) -> BlacklistDecision:
    """Return what the list says of somebody whom staff try it on.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(trial.brand, *STAFF_ROLES)
    return decision(brand=trial.brand, person=trial.person, now=now)


def entries(*, caller: Caller, query: EntriesQuery, now: datetime) -> Page[EntrySummary]:
    """Return a brand's entries, newest first.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    items, cursor = repository.page(query)
    today = business_date(now, brands.brand(query.brand).time_zone)
    return Page(items=[summary(item, today) for item in items], next_cursor=cursor)


def entry(*, caller: Caller, entry_id: str, now: datetime) -> Entry:
    """Return an entry with its history.

    Raises:
        Problem: 404 for an unknown entry, and for entries of other brands.
    """
    item = repository.find(entry_id)
    if item is None:
        raise not_found("entry")
    caller.require_role(item.brand, *STAFF_ROLES)
    today = business_date(now, brands.brand(item.brand).time_zone)
    return Entry(
        **summary(item, today).model_dump(),
        version=int(item.version),
        person=person(item),
        history=repository.history(item),
    )


def groups(*, caller: Caller, brand: str) -> Groups:
    """Return the groups of a brand.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(brand, *STAFF_ROLES)
    return Groups(items=repository.groups(brand))


def summary(item: EntryItem, today: date) -> EntrySummary:
    """Return an entry as a line of the list."""
    return EntrySummary(
        entry_id=item.entry_id,
        brand=item.brand,
        label=item.label,
        scope=item.scope,
        status=status(ended=bool(item.ended), expires_on=item.expires_on, today=today),
        group_id=item.group_id,
        reason=item.reason,
        expires_on=item.expires_on,
        created_at=item.created_at,
        created_by=item.created_by,
    )


def person(item: EntryItem) -> BlockedPerson:
    """Return whom an entry means, as staff may see it."""
    found = repository.features(item).model_dump(exclude={"account"})
    return BlockedPerson(**found, iban=item.account_masked)


def _hit(asked: Features, item: KeyItem) -> Hit:
    found = likeness(asked, repository.features(item))
    return Hit(
        entry_id=item.entry_id,
        label=item.label,
        scope=item.scope,
        score=found.score,
        reason=item.reason,
        evidence=found.evidence,
    )


def _outcome(hits: list[Hit]) -> str:
    scopes = {hit.scope for hit in hits}
    if "order" in scopes:
        return "stops_order"
    return "stops_processing" if scopes else "clear"
