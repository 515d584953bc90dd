"""Loads and stores templates. What is published is kept for a minute per process: every mail needs it."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wattwerk.platform import clock
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.transaction import Transaction
from wattwerk.templates.domain.model import About, TemplateAddress, TemplateKind
from wattwerk.templates.items import (
    DefinitionItem,
    DraftItem,
    FailureItem,
    RevisionItem,
    TemplateItem,
    collection,
    partition,
)
from wattwerk.templates.schemas import OwnTemplate, TemplateContent, TemplateRevision, TemplateState

KEPT_SECONDS = 60


@dataclass(frozen=True)
class Published:
    """A brand's own template, with the pieces of the standard that it was written for."""

    content: TemplateContent
    pieces: frozenset[str]


_kept: dict[TemplateAddress, tuple[float, Published | None]] = {}


def forget() -> None:
    """Drop what this process keeps."""
    _kept.clear()


def published(address: TemplateAddress) -> Published | None:
    """Return the brand's own template, at most a minute old, or None where the standard holds."""
    kept = _kept.get(address)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    found = _published(find(address, consistent=False), address)
    _kept[address] = (time.monotonic(), found)
    return found


def published_now(address: TemplateAddress) -> Published | None:
    """Return the brand's own template as it is at this moment."""
    return _published(find(address), address)


def _published(item: TemplateItem | None, address: TemplateAddress) -> Published | None:
    number = int(item.published) if item else 0
    if not number:
        return None
    revision = RevisionItem.get(*RevisionItem.key(address, number))
    return Published(
        TemplateContent.model_validate_json(revision.content), frozenset(json.loads(revision.pieces))
    )


def find(address: TemplateAddress, *, consistent: bool = True) -> TemplateItem | None:
    """Return the stored state of a template, for changing it."""
    try:
        return TemplateItem.get(*TemplateItem.key(address), consistent_read=consistent)
    except TemplateItem.DoesNotExist:
        return None


def states(brand: str) -> dict[TemplateAddress, TemplateState]:
    """Return the states of all templates that a brand has ever changed: two queries of small items."""
    failures = {
        item.sk: item
        for item in FailureItem.query(
            FailureItem.partition(brand), FailureItem.sk.startswith(TemplateItem.PREFIX)
        )
    }
    return {
        item.address: state(item, failures.get(item.sk))
        for item in TemplateItem.query(collection(brand), TemplateItem.sk.startswith(TemplateItem.PREFIX))
    }


def state(item: TemplateItem | None, failure: FailureItem | None = None) -> TemplateState:
    """Return how a template stands. A failure before the last publication is mended."""
    if item is None:
        return TemplateState()
    failed = failure if failure and failure.failed_at > (item.published_at or "") else None
    return TemplateState(
        version=int(item.version or 0),
        published=int(item.published),
        published_at=_moment(item.published_at),
        published_by=item.published_by or "",
        drafted_at=_moment(item.drafted_at),
        drafted_by=item.drafted_by or "",
        failed_at=_moment(failed.failed_at) if failed else None,
        failure=failed.failure if failed else "",
    )


def defined(brand: str) -> list[OwnTemplate]:
    """Return the mails and letters that a brand has beside our standards, by name."""
    found = DefinitionItem.query(
        collection(brand), DefinitionItem.sk.startswith(DefinitionItem.PREFIX), consistent_read=True
    )
    return sorted((_own(item) for item in found), key=lambda one: one.name.casefold())


def definition(brand: str, kind: TemplateKind, key: str) -> OwnTemplate | None:
    """Return one of them, or None."""
    try:
        return _own(DefinitionItem.get(*DefinitionItem.key(brand, kind, key), consistent_read=True))
    except DefinitionItem.DoesNotExist:
        return None


def define(
    own: OwnTemplate, *, brand: str, author: str, transaction: Transaction, renamed: bool = False
) -> None:
    """Add a definition to ``transaction``: a new one, or one with another name."""
    item = DefinitionItem(
        *DefinitionItem.key(brand, own.kind, own.key),
        name=own.name,
        about=own.about.value,
        defined_at=clock.timestamp(transaction.now),
        defined_by=author,
    )
    if renamed:
        transaction.save(item, condition=DefinitionItem.pk.exists())
    else:
        transaction.create(item)


def undefine(brand: str, own: OwnTemplate, *, transaction: Transaction) -> None:
    """Add to ``transaction`` that a definition ends; what was published stays as history."""
    transaction.delete(
        DefinitionItem(*DefinitionItem.key(brand, own.kind, own.key)), condition=DefinitionItem.pk.exists()
    )


def _own(item: DefinitionItem) -> OwnTemplate:
    kind, key = item.defines
    return OwnTemplate(kind=kind, key=key, name=item.name, about=About(item.about))


def failure(address: TemplateAddress) -> FailureItem | None:
    """Return the last failure of a template, or None."""
    try:
        return FailureItem.get(*FailureItem.key(address))
    except FailureItem.DoesNotExist:
        return None


def record_failure(address: TemplateAddress, *, reason: str, now: datetime) -> None:
    """Keep why a template could not be filled in."""
    FailureItem(*FailureItem.key(address), failed_at=clock.timestamp(now), failure=reason[:500]).save()


def draft(address: TemplateAddress) -> TemplateContent | None:
    """Return the draft of a template, or None."""
    try:
        item = DraftItem.get(*DraftItem.key(address), consistent_read=True)
    except DraftItem.DoesNotExist:
        return None
    return TemplateContent.model_validate_json(item.content)


def save_draft(
    address: TemplateAddress,
    content: TemplateContent,
    *,
    replaces: TemplateItem | None,
    author: str,
    now: datetime,
) -> None:
    """Write the draft anew.

    Raises:
        WriteConflict: somebody else changed the template first.
    """
    item = replaces or TemplateItem(*TemplateItem.key(address))
    item.drafted_at, item.drafted_by = clock.timestamp(now), author
    transaction = Transaction(now=now)
    transaction.save(item)
    transaction.save(DraftItem(*DraftItem.key(address), content=content.model_dump_json()))
    transaction.commit()


def discard_draft(address: TemplateAddress, item: TemplateItem, *, now: datetime) -> None:
    """Remove the draft.

    Raises:
        WriteConflict: somebody else changed the template first.
    """
    item.drafted_at = item.drafted_by = None
    transaction = Transaction(now=now)
    transaction.save(item)
    transaction.delete(DraftItem(*DraftItem.key(address)))
    transaction.commit()


def publish(
    address: TemplateAddress,
    content: TemplateContent | None,
    *,
    replaces: TemplateItem | None,
    pieces: Iterable[str],
    author: str,
    transaction: Transaction,
    ends_draft: bool = False,
    restores: int | None = None,
) -> TemplateItem:
    """Add a new revision to ``transaction``, and return the state that holds afterwards; without content
    that is the standard again."""
    item = replaces or TemplateItem(*TemplateItem.key(address))
    number = int(item.latest) + 1
    at = clock.timestamp(transaction.now)
    item.latest, item.published = number, number if content else 0
    item.published_at, item.published_by = at, author
    if ends_draft:
        item.drafted_at = item.drafted_by = None
        transaction.delete(DraftItem(*DraftItem.key(address)))
    transaction.save(item)
    transaction.create(
        RevisionItem(
            *RevisionItem.key(address, number),
            content=content.model_dump_json() if content else None,
            pieces=json.dumps(sorted(pieces)),
            author=author,
            published_at=at,
            restores=restores,
        )
    )
    return item


def revisions(
    address: TemplateAddress, *, cursor: str | None, limit: int
) -> tuple[list[TemplateRevision], str | None]:
    """Return what was published, newest first, and the cursor of the next page."""
    found = RevisionItem.query(
        partition(address),
        RevisionItem.sk.startswith(RevisionItem.PREFIX),
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=decode(cursor, pk=partition(address)),
    )
    return [_revision(item) for item in found], encode(found.last_evaluated_key)


def find_revision(address: TemplateAddress, number: int) -> TemplateRevision | None:
    """Return one revision, or None."""
    try:
        return _revision(RevisionItem.get(*RevisionItem.key(address, number)))
    except RevisionItem.DoesNotExist:
        return None


def _revision(item: RevisionItem) -> TemplateRevision:
    return TemplateRevision(
        version=item.number,
        author=item.author,
        published_at=clock.from_timestamp(item.published_at),
        standard=item.content is None,
        restores=int(item.restores) if item.restores is not None else None,
        content=TemplateContent.model_validate_json(item.content) if item.content else None,
    )


def _moment(stored: str | None) -> datetime | None:
    return clock.from_timestamp(stored) if stored else None
