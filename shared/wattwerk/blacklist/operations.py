"""Changing the blacklist. Every step says who made it, when, why, and what was different before."""

from datetime import date, datetime

from wattwerk.blacklist import fingerprints, people, queries, repository
from wattwerk.blacklist.domain.entries import latest_expiry
from wattwerk.blacklist.domain.features import Features, keys
from wattwerk.blacklist.items import EntryItem
from wattwerk.blacklist.schemas import (
    Ending,
    Entry,
    EntryChange,
    Group,
    GroupEnded,
    GroupEnding,
    NewEntry,
    NewGroup,
    Step,
)
from wattwerk.brands import queries as brands
from wattwerk.platform import identifiers
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def add_entry(*, caller: Caller, new: NewEntry, idempotency: Idempotency | None, now: datetime) -> Entry:
    """Put somebody on the list.

    Raises:
        Problem: 404 when the brand is none of the caller's; 422 ``nothing_to_compare``,
            ``expiry_in_the_past``, ``expiry_too_late`` or ``group_unknown`` at the field.
    """
    caller.require_role(new.brand, *STAFF_ROLES)
    entry = EntryItem.of(
        identifiers.unique_id(),
        brand=new.brand,
        created_at=now,
        created_by=caller.actor,
        account_masked=people.masked(new.person.iban),
    )
    _write(entry, people.features(new.person), new, now)
    return _saved(entry, Step(at=now, actor=caller.actor, kind="created"), idempotency, now)


def change_entry(
    *, caller: Caller, entry_id: str, change: EntryChange, idempotency: Idempotency | None, now: datetime
) -> Entry:
    """Correct or prolong an entry.

    Raises:
        Problem: 404 for an unknown entry, and for entries of other brands; 409 ``entry_ended`` or
            ``changed_meanwhile``; 422 as for a new one.
    """
    entry = _entry(caller, entry_id, change.version)
    before = _told(entry)
    stored = repository.features(entry).account if change.keep_account else ""
    if change.person.iban != entry.account_masked:
        entry.account_masked = people.masked(change.person.iban) or (entry.account_masked if stored else "")
    # The masked account comes back as it was shown: it is not a number.
    typed = "" if "…" in change.person.iban else change.person.iban
    person = change.person.model_copy(update={"iban": typed})
    _write(entry, people.features(person, account=stored), change, now)
    if not repository.features(entry).account:
        entry.account_masked = ""
    after = _told(entry)
    differing = {name for name in before | after if before.get(name) != after.get(name)}
    step = Step(
        at=now,
        actor=caller.actor,
        kind="changed",
        note=change.note,
        before={name: before[name] for name in sorted(differing)},
        after={name: after[name] for name in sorted(differing)},
    )
    return _saved(entry, step, idempotency, now)


def end_entry(
    *, caller: Caller, entry_id: str, ending: Ending, idempotency: Idempotency | None, now: datetime
) -> Entry:
    """End an entry before its time; it counts no more from this moment on.

    Raises:
        Problem: 404 for an unknown entry, and for entries of other brands; 409 ``entry_ended`` or
            ``changed_meanwhile``.
    """
    entry = _entry(caller, entry_id, ending.version)
    return _ended(entry, caller.actor, ending.reason, idempotency, now)


def add_group(*, caller: Caller, new: NewGroup, idempotency: Idempotency | None, now: datetime) -> Group:
    """Make a group for entries that belong together.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(new.brand, *STAFF_ROLES)
    group = Group(
        **new.model_dump(), group_id=identifiers.unique_id(), created_at=now, created_by=caller.actor
    )
    transaction = Transaction(now=now)
    repository.add_group(group, transaction)
    transaction.remember(idempotency, group)
    transaction.commit()
    return group


def end_group(*, caller: Caller, group_id: str, ending: GroupEnding, now: datetime) -> GroupEnded:
    """End all entries of a group. May be repeated; what is ended stays so.

    Raises:
        Problem: 404 for an unknown group, and for groups of other brands.
    """
    caller.require_role(ending.brand, *STAFF_ROLES)
    if repository.find_group(ending.brand, group_id) is None:
        raise not_found("group")
    ended = 0
    for listed in repository.of_group(ending.brand, group_id):
        entry = repository.find(listed.entry_id)
        if entry is not None and not entry.ended:
            _ended(entry, caller.actor, ending.reason, None, now)
            ended += 1
    return GroupEnded(ended=ended)


def _entry(caller: Caller, entry_id: str, version: int) -> EntryItem:
    entry = repository.find(entry_id)
    if entry is None:
        raise not_found("entry")
    caller.require_role(entry.brand, *STAFF_ROLES)
    if entry.version != version:
        raise changed_meanwhile()
    if entry.ended:
        raise Problem(409, "entry_ended", "This entry has been ended.")
    return entry


def _write(entry: EntryItem, found: Features, wanted: NewEntry | EntryChange, now: datetime) -> None:
    """Let an entry say what is wanted, if that is possible."""
    people.require_recognisable(found)
    _require_expiry(wanted.expires_on, _today(entry.brand, now))
    if wanted.group_id and repository.find_group(entry.brand, wanted.group_id) is None:
        raise invalid("/group_id", "group_unknown", "There is no such group.")
    entry.features = found.model_dump(mode="json")
    entry.label = people.label(found, entry.account_masked)
    entry.scope = wanted.scope
    entry.group_id = wanted.group_id
    entry.reason = wanted.reason
    entry.expires_on = wanted.expires_on


def _require_expiry(expires_on: date, today: date) -> None:
    latest = latest_expiry(today)
    if expires_on < today:
        raise invalid("/expires_on", "expiry_in_the_past", "This day is over.")
    if expires_on > latest:
        raise invalid(
            "/expires_on", "expiry_too_late", "An entry holds five years at most.", latest=latest.isoformat()
        )


def _ended(
    entry: EntryItem, actor: str, reason: str, idempotency: Idempotency | None, now: datetime
) -> Entry:
    entry.ended = True
    return _saved(entry, Step(at=now, actor=actor, kind="ended", note=reason), idempotency, now)


def _saved(entry: EntryItem, step: Step, idempotency: Idempotency | None, now: datetime) -> Entry:
    time_zone = brands.brand(entry.brand).time_zone
    today = business_date(now, time_zone)
    entry.take_place(
        last_day=min(entry.expires_on, today) if entry.ended else entry.expires_on, time_zone=time_zone
    )
    former = repository.history(entry) if entry.version else []
    hashed = [fingerprints.key(entry.brand, key) for key in keys(repository.features(entry))]
    answer = Entry(
        **queries.summary(entry, today).model_dump(),
        version=(int(entry.version) if entry.version else 0) + 1,
        person=queries.person(entry),
        history=[*former, step],
    )
    transaction = Transaction(now=now)
    repository.save(entry, step, hashed, time_zone, transaction)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def _told(entry: EntryItem) -> dict[str, str]:
    """Return what an entry says, as its history shows it: no fingerprint, the account masked."""
    person = queries.person(entry).model_dump(mode="json")
    told = {**person, "scope": entry.scope, "reason": entry.reason, "group_id": entry.group_id}
    told["expires_on"] = entry.expires_on.isoformat()
    return {name: str(value or "") for name, value in told.items()}


def _today(brand: str, now: datetime) -> date:
    return business_date(now, brands.brand(brand).time_zone)
