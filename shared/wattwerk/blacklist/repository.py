"""Loads and stores the blacklist."""

from collections.abc import Iterable, Iterator
from typing import Any

from wattwerk.blacklist.domain.features import Features
from wattwerk.blacklist.items import EntryItem, GroupItem, KeyItem
from wattwerk.blacklist.schemas import EntriesQuery, Group, Step
from wattwerk.platform import cursors
from wattwerk.platform.transaction import Transaction


def find(entry_id: str) -> EntryItem | None:
    """Return an entry, read consistently, or None."""
    try:
        return EntryItem.get(*EntryItem.key(entry_id), consistent_read=True)
    except EntryItem.DoesNotExist:
        return None


def history(entry: EntryItem) -> list[Step]:
    """Return the steps of an entry, oldest first."""
    return [Step.model_validate(step) for step in entry.history]


def page(query: EntriesQuery) -> tuple[list[EntryItem], str | None]:
    """Return one page of a brand's entries, newest first, and the cursor of the next."""
    if query.group_id:
        index: Any = EntryItem.by_group
        name, partition = "gsi2pk", EntryItem.group_partition(query.brand, query.group_id)
    else:
        index, name = EntryItem.by_status, "gsi1pk"
        partition = EntryItem.list_partition(query.brand, ended=query.status == "ended")
    found = index.query(
        partition,
        scan_index_forward=False,
        limit=query.limit,
        last_evaluated_key=cursors.decode(query.cursor, **{name: partition}),
    )
    return list(found), cursors.encode(found.last_evaluated_key)


def of_group(brand: str, group_id: str) -> Iterator[EntryItem]:
    """Yield the entries of a group."""
    yield from EntryItem.by_group.query(EntryItem.group_partition(brand, group_id))


def save(
    entry: EntryItem, step: Step, hashed: Iterable[str], time_zone: str, transaction: Transaction
) -> None:
    """Store an entry with its step and the keys that lead to it; former keys lead nowhere any more."""
    present = frozenset() if entry.ended else frozenset(hashed)
    for former in sorted((entry.keys or frozenset()) - present):
        transaction.delete(KeyItem(*KeyItem.key(former, entry.entry_id)))
    for key in sorted(present):
        transaction.save(KeyItem.of(entry, key, time_zone=time_zone))
    entry.keys = set(present) or None
    entry.history = [*(entry.history or []), step.model_dump(mode="json")]
    transaction.save(entry)


def listed(hashed: Iterable[str]) -> dict[str, KeyItem]:
    """Return the entries to which any of the keys leads, one of each."""
    result: dict[str, KeyItem] = {}
    for key in sorted(hashed):
        partition = KeyItem.partition(key)
        for item in KeyItem.query(partition, KeyItem.sk.startswith(KeyItem.PREFIX)):
            result[item.entry_id] = item
    return result


def features(item: EntryItem | KeyItem) -> Features:
    """Return the features of an entry."""
    return Features.model_validate(item.features)


def groups(brand: str) -> list[Group]:
    """Return the groups of a brand by name."""
    found = GroupItem.query(GroupItem.partition(brand), GroupItem.sk.startswith(GroupItem.PREFIX))
    return sorted((Group.model_validate(item) for item in found), key=lambda group: group.name.casefold())


def find_group(brand: str, group_id: str) -> Group | None:
    """Return a group of a brand, or None."""
    try:
        return Group.model_validate(GroupItem.get(*GroupItem.key(brand, group_id), consistent_read=True))
    except GroupItem.DoesNotExist:
        return None


def add_group(group: Group, transaction: Transaction) -> None:
    """Store a new group."""
    transaction.create(GroupItem.of(**group.model_dump()))
