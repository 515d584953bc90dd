"""Loads and stores brands. What was read is kept for a minute per process: every request needs it."""

import time
from dataclasses import dataclass
from datetime import datetime

from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.items import ALL_BRANDS, CURRENT, BrandItem, BrandRevisionItem
from wattwerk.brands.schemas import Brand
from wattwerk.platform import clock
from wattwerk.platform.transaction import Transaction

KEPT_SECONDS = 60


@dataclass(frozen=True)
class PublishedBrand:
    """A brand with its settings and the version of both."""

    brand: Brand
    settings: BrandSettings
    version: int


_kept: dict[str, tuple[float, PublishedBrand]] = {}


def forget() -> None:
    """Drop what is kept in this process."""
    _kept.clear()


def find(brand_id: str) -> PublishedBrand | None:
    """Return a brand, at most a minute old, or None."""
    kept = _kept.get(brand_id)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    item = find_item(brand_id)
    if item is None:
        return None
    published = _published(item)
    _kept[brand_id] = (time.monotonic(), published)
    return published


def find_item(brand_id: str) -> BrandItem | None:
    """Return the stored item itself, for changing it."""
    try:
        return BrandItem.get(*BrandItem.key(brand_id))
    except BrandItem.DoesNotExist:
        return None


def all_brands() -> list[PublishedBrand]:
    """Return every brand, in the order of their ids: one query, there are few."""
    items = BrandItem.query(ALL_BRANDS, BrandItem.sk.startswith(CURRENT))
    return [_published(item) for item in items]


def store(
    brand: Brand, settings: BrandSettings, *, replaces: BrandItem | None, author: str, now: datetime
) -> int:
    """Write the current state and its revision together; return the new version.

    Raises:
        WriteConflict: somebody else published first.
    """
    item = replaces or BrandItem(*BrandItem.key(brand.id))
    version = int(item.version or 0) + 1
    item.brand = brand.model_dump_json()
    item.settings = settings.model_dump_json()
    transaction = Transaction(now=now)
    transaction.save(item)
    transaction.create(
        BrandRevisionItem(
            *BrandRevisionItem.key(brand.id, version),
            brand=item.brand,
            settings=item.settings,
            author=author,
            published_at=clock.timestamp(now),
        )
    )
    transaction.commit()
    _kept.pop(brand.id, None)
    return version


def _published(item: BrandItem) -> PublishedBrand:
    return PublishedBrand(
        brand=Brand.model_validate_json(item.brand),
        settings=BrandSettings.model_validate_json(item.settings),
        version=int(item.version),
    )
