"""Status machines: published, draft and revisions."""

from datetime import datetime

from wattwerk.lifecycle.domain.machine import Machine
from wattwerk.lifecycle.items import (
    LifecycleItem,
    MachineDraftItem,
    MachineItem,
    MachineRevisionItem,
    machine_partition,
)
from wattwerk.lifecycle.schemas import MachineRevision
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.transaction import Transaction


def find(brand: str) -> MachineItem | None:
    """Return the stored published machine, read consistently, or None."""
    try:
        return MachineItem.get(*MachineItem.key(brand), consistent_read=True)
    except MachineItem.DoesNotExist:
        return None


def find_draft(brand: str) -> MachineDraftItem | None:
    """Return the stored draft, read consistently, or None."""
    try:
        return MachineDraftItem.get(*MachineDraftItem.key(brand), consistent_read=True)
    except MachineDraftItem.DoesNotExist:
        return None


def find_revision(brand: str, version: int) -> Machine | None:
    """Return what was published as a version, or None."""
    try:
        item = MachineRevisionItem.get(*MachineRevisionItem.key(brand, version))
    except MachineRevisionItem.DoesNotExist:
        return None
    return Machine.model_validate_json(item.machine)


def revisions(brand: str, *, cursor: str | None, limit: int) -> tuple[list[MachineRevision], str | None]:
    """Return the revisions of a brand's machine, newest first, and the cursor of the next page."""
    key = machine_partition(brand)
    found = MachineRevisionItem.query(
        key,
        LifecycleItem.sk.startswith(MachineRevisionItem.PREFIX),
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=decode(cursor, pk=key),
    )
    return [MachineRevision.model_validate(item) for item in found], encode(found.last_evaluated_key)


def save_draft(
    machine: Machine,
    *,
    brand: str,
    replaces: MachineDraftItem | None,
    based_on: int,
    author: str,
    now: datetime,
) -> None:
    """Write the draft anew.

    Raises:
        WriteConflict: somebody else saved it first.
    """
    item = replaces or MachineDraftItem(*MachineDraftItem.key(brand), based_on=based_on)
    item.machine = machine.model_dump_json()
    item.author = author
    item.saved_at = now
    transaction = Transaction(now=now)
    transaction.save(item)
    transaction.commit()


def publish(
    machine: Machine,
    *,
    brand: str,
    replaces: MachineItem | None,
    author: str,
    transaction: Transaction,
    restores: int | None = None,
) -> int:
    """Add the published machine and its revision to ``transaction``; return the new version."""
    item = replaces or MachineItem(*MachineItem.key(brand))
    version = int(item.version or 0) + 1
    item.machine = machine.model_dump_json()
    transaction.save(item)
    transaction.create(
        MachineRevisionItem(
            *MachineRevisionItem.key(brand, version),
            machine=item.machine,
            author=author,
            published_at=transaction.now,
            restores=restores,
        )
    )
    return version
