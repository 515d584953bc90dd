"""Loads and stores products. What a brand sells is kept for a minute per process, like the brand."""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime

from wattwerk.catalog.domain.assortment import Assortment, PublishedProduct
from wattwerk.catalog.domain.products import Product
from wattwerk.catalog.items import AssortmentItem, ProductItem, ProductRevisionItem
from wattwerk.platform import clock
from wattwerk.platform.transaction import Transaction

KEPT_SECONDS = 60
MOST_AT_ONCE = 30
"""Products in one transaction: two writes each, and DynamoDB takes a hundred."""

_kept: dict[str, tuple[float, Assortment]] = {}


def forget() -> None:
    """Drop what is kept in this process."""
    _kept.clear()


def assortment(brand: str) -> Assortment:
    """Return what a brand sells, at most a minute old; nothing before its first product."""
    kept = _kept.get(brand)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    item = find_assortment(brand)
    if item is None:
        return Assortment()
    found = Assortment.model_validate_json(item.assortment)
    _kept[brand] = (time.monotonic(), found)
    return found


def find_assortment(brand: str) -> AssortmentItem | None:
    """Return the stored assortment as it is at this moment, for changing it."""
    try:
        return AssortmentItem.get(*AssortmentItem.key(brand), consistent_read=True)
    except AssortmentItem.DoesNotExist:
        return None


def known(brand: str) -> dict[str, Product]:
    """Return every product of a brand by its code, also one that is only prepared: one query."""
    found = ProductItem.query(ProductItem.partition(brand), ProductItem.sk.startswith(ProductItem.sort("")))
    return {product.code: product for product in map(latest, found)}


def latest(item: ProductItem) -> Product:
    """Return a product as it is prepared, or else as it is published."""
    return Product.model_validate_json(item.draft or item.published)


def find(brand: str, code: str) -> ProductItem | None:
    """Return a stored product for changing it."""
    try:
        return ProductItem.get(ProductItem.partition(brand), ProductItem.sort(code), consistent_read=True)
    except ProductItem.DoesNotExist:
        return None


def publish(
    brand: str, products: Sequence[Product], *, author: str, note: str, active_from: datetime, now: datetime
) -> None:
    """Write new versions of products, which count from ``active_from`` on, with their history.

    At most ``MOST_AT_ONCE``, in one transaction.

    Raises:
        WriteConflict: somebody else changed one of them, or what the brand sells.
    """
    transaction = Transaction(now=now)
    published = [
        _publish(transaction, brand, product, author=author, note=note, active_from=active_from, now=now)
        for product in products
    ]
    _extend(transaction, brand, published, now=now)
    transaction.commit()
    forget()


def _publish(
    transaction: Transaction,
    brand: str,
    product: Product,
    *,
    author: str,
    note: str,
    active_from: datetime,
    now: datetime,
) -> PublishedProduct:
    key = ProductItem.partition(brand), ProductItem.sort(product.code)
    item = find(brand, product.code) or ProductItem(*key, revision=0)
    item.revision = int(item.revision) + 1
    item.published = product.model_dump_json(exclude_defaults=True)
    item.draft = None
    item.changed_at = clock.timestamp(now)
    item.changed_by = author
    transaction.save(item)
    transaction.create(
        ProductRevisionItem(
            ProductRevisionItem.partition(brand),
            ProductRevisionItem.sort(product.code, item.revision),
            revision=item.revision,
            product=item.published,
            effective_from=clock.timestamp(active_from),
            published_at=clock.timestamp(now),
            author=author,
            note=note,
        )
    )
    return PublishedProduct(revision=item.revision, effective_from=active_from, product=product)


def _extend(
    transaction: Transaction, brand: str, published: Iterable[PublishedProduct], *, now: datetime
) -> None:
    item = find_assortment(brand) or AssortmentItem(
        *AssortmentItem.key(brand), assortment=Assortment().model_dump_json()
    )
    assortment = Assortment.model_validate_json(item.assortment)
    for entry in published:
        assortment = assortment.with_published(entry, now=now)
    item.assortment = assortment.model_dump_json(exclude_defaults=True)
    transaction.save(item)
