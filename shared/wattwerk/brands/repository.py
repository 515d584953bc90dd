"""Loads and stores brands. What was read is kept for a minute per process: every request needs it."""

import time
from dataclasses import dataclass
from datetime import datetime

from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.items import (
    ALL_BRANDS,
    CURRENT,
    BrandDraftItem,
    BrandItem,
    BrandPagesItem,
    BrandRevisionItem,
    partition,
)
from wattwerk.brands.schemas import Brand, BrandDraft, BrandPages, BrandRevision, BrandState
from wattwerk.platform import clock
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.transaction import Transaction

KEPT_SECONDS = 60


@dataclass(frozen=True)
class PublishedBrand:
    """A brand with its settings and the version of both."""

    brand: Brand
    settings: BrandSettings
    version: int


_kept: dict[str, tuple[float, PublishedBrand]] = {}


def forget(brand_id: str | None = None) -> None:
    """Drop what this process keeps of a brand, or of all."""
    if brand_id is None:
        _kept.clear()
    else:
        _kept.pop(brand_id, None)


def find(brand_id: str) -> PublishedBrand | None:
    """Return a brand, at most a minute old, or None."""
    kept = _kept.get(brand_id)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    item = _get(brand_id, consistent=False)
    if item is None:
        return None
    published = _published(item)
    _kept[brand_id] = (time.monotonic(), published)
    return published


def find_item(brand_id: str) -> BrandItem | None:
    """Return the stored item itself as it is at this moment, for changing it."""
    return _get(brand_id, consistent=True)


def _get(brand_id: str, *, consistent: bool) -> BrandItem | None:
    try:
        return BrandItem.get(*BrandItem.key(brand_id), consistent_read=consistent)
    except BrandItem.DoesNotExist:
        return None


def all_brands() -> list[PublishedBrand]:
    """Return every brand, in the order of their ids: one query, there are few."""
    items = BrandItem.query(ALL_BRANDS, BrandItem.sk.startswith(CURRENT))
    return [_published(item) for item in items]


def state(item: BrandItem, pages: BrandPages) -> BrandState:
    """Return what a stored brand says, with its pages."""
    return BrandState(
        brand=Brand.model_validate_json(item.brand),
        settings=BrandSettings.model_validate_json(item.settings),
        pages=pages,
    )


def pages(brand_id: str) -> BrandPages:
    """Return the legal pages of a brand; empty when it has written none."""
    try:
        item = BrandPagesItem.get(*BrandPagesItem.key(brand_id), consistent_read=True)
    except BrandPagesItem.DoesNotExist:
        return BrandPages()
    return BrandPages.model_validate_json(item.pages)


def find_draft(brand_id: str) -> BrandDraftItem | None:
    """Return the stored draft of a brand, for reading and for changing it."""
    try:
        return BrandDraftItem.get(*BrandDraftItem.key(brand_id), consistent_read=True)
    except BrandDraftItem.DoesNotExist:
        return None


def draft(item: BrandDraftItem) -> BrandDraft:
    """Return what a stored draft says."""
    return BrandDraft(
        brand=Brand.model_validate_json(item.brand),
        settings=BrandSettings.model_validate_json(item.settings),
        pages=BrandPages.model_validate_json(item.pages),
        version=int(item.version),
        author=item.author,
        saved_at=clock.from_timestamp(item.saved_at),
        based_on=int(item.based_on),
    )


def save_draft(
    state: BrandState, *, replaces: BrandDraftItem | None, based_on: int, author: str, now: datetime
) -> None:
    """Write the draft anew.

    Raises:
        WriteConflict: somebody else saved it first.
    """
    item = replaces or BrandDraftItem(*BrandDraftItem.key(state.brand.id), based_on=based_on)
    item.brand = state.brand.model_dump_json()
    item.settings = state.settings.model_dump_json()
    item.pages = state.pages.model_dump_json()
    item.author = author
    item.saved_at = clock.timestamp(now)
    transaction = Transaction(now=now)
    transaction.save(item)
    transaction.commit()


def end_draft(item: BrandDraftItem, *, transaction: Transaction) -> None:
    """Remove the draft in ``transaction``, which fails when somebody saved it meanwhile."""
    transaction.delete(item)


def discard_draft(item: BrandDraftItem, *, now: datetime) -> None:
    """Remove the draft.

    Raises:
        WriteConflict: somebody else saved it meanwhile.
    """
    transaction = Transaction(now=now)
    end_draft(item, transaction=transaction)
    transaction.commit()


def revisions(brand_id: str, *, cursor: str | None, limit: int) -> tuple[list[BrandRevision], str | None]:
    """Return the revisions of a brand, newest first, and the cursor of the next page."""
    found = BrandRevisionItem.query(
        partition(brand_id),
        BrandRevisionItem.sk.startswith(BrandRevisionItem.PREFIX),
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=decode(cursor, pk=partition(brand_id)),
    )
    items = [BrandRevision.model_validate(item) for item in found]
    return items, encode(found.last_evaluated_key)


def find_revision(brand_id: str, version: int) -> BrandState | None:
    """Return what was published as this version, or None. Versions before there were pages keep the
    present ones."""
    try:
        item = BrandRevisionItem.get(*BrandRevisionItem.key(brand_id, version))
    except BrandRevisionItem.DoesNotExist:
        return None
    return BrandState(
        brand=Brand.model_validate_json(item.brand),
        settings=BrandSettings.model_validate_json(item.settings),
        pages=BrandPages.model_validate_json(item.pages) if item.pages else pages(brand_id),
    )


def store(
    state: BrandState,
    *,
    replaces: BrandItem | None,
    author: str,
    transaction: Transaction,
    restores: int | None = None,
) -> int:
    """Add the current state, its pages and its revision to ``transaction``; return the new version.

    The commit fails with a ``WriteConflict`` when somebody else published first. ``forget`` afterwards.
    """
    brand_id = state.brand.id
    item = replaces or BrandItem(*BrandItem.key(brand_id))
    version = int(item.version or 0) + 1
    item.brand = state.brand.model_dump_json()
    item.settings = state.settings.model_dump_json()
    pages = state.pages.model_dump_json()
    transaction.save(item)
    transaction.save(BrandPagesItem(*BrandPagesItem.key(brand_id), pages=pages))
    transaction.create(
        BrandRevisionItem(
            *BrandRevisionItem.key(brand_id, version),
            brand=item.brand,
            settings=item.settings,
            pages=pages,
            author=author,
            published_at=clock.timestamp(transaction.now),
            restores=restores,
        )
    )
    return version


def _published(item: BrandItem) -> PublishedBrand:
    return PublishedBrand(
        brand=Brand.model_validate_json(item.brand),
        settings=BrandSettings.model_validate_json(item.settings),
        version=int(item.version),
    )
