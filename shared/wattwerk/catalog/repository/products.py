"""Loads and stores products. What a brand sells is read from its shelf."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter

from wattwerk.catalog.domain.assortment import Assortment, PublishedProduct, counting
from wattwerk.catalog.domain.products import AnyProduct, Product
from wattwerk.catalog.items import AssortmentItem, ProductItem, ProductRevisionItem
from wattwerk.catalog.repository import shelf
from wattwerk.platform import clock
from wattwerk.platform.schema import DEFERRED
from wattwerk.platform.transaction import Transaction

MOST_AT_ONCE = 30
"""Products in one transaction: two writes each, and DynamoDB takes a hundred."""

_PRODUCT: TypeAdapter[AnyProduct] = TypeAdapter(AnyProduct, config=DEFERRED)


def forget() -> None:
    """Drop what is kept in this process."""
    shelf.forget()


def assortment(brand: str) -> Assortment:
    """Return what a brand sells, at most a minute old; nothing before its first product."""
    return shelf.shelf(brand).assortment


def find_assortment(brand: str) -> AssortmentItem | None:
    """Return the stored assortment as it is at this moment, for changing it."""
    try:
        return AssortmentItem.get(*AssortmentItem.key(brand), consistent_read=True)
    except AssortmentItem.DoesNotExist:
        return None


def assortment_at(brand: str, moment: datetime, *, now: datetime) -> Assortment:
    """Return what a brand sold or will sell at a moment; of the past all published versions are read.

    Groups and bundles are those of today.
    """
    current = assortment(brand)
    if moment >= now:
        return current
    published = tuple(revision.published for revision in revisions(brand, until=moment))
    return current.model_copy(update={"products": tuple(counting(published, moment))})


def known(brand: str) -> dict[str, AnyProduct]:
    """Return every product of a brand by its code, also one that is only prepared: one query."""
    return {product.code: product for product in map(latest, items(brand))}


def tariffs(brand: str) -> dict[str, Product]:
    """Return the products of a brand that price lists price, by their codes: one query."""
    return {code: product for code, product in known(brand).items() if isinstance(product, Product)}


def latest(item: ProductItem) -> AnyProduct:
    """Return a product as it is prepared, or else as it is published."""
    return _PRODUCT.validate_json(item.draft or item.published)


def find(brand: str, code: str) -> ProductItem | None:
    """Return a stored product for changing it."""
    try:
        return ProductItem.get(ProductItem.partition(brand), ProductItem.sort(code), consistent_read=True)
    except ProductItem.DoesNotExist:
        return None


def save_draft(item: ProductItem, *, author: str, now: datetime) -> None:
    """Write a product with its draft, or without one.

    Raises:
        WriteConflict: somebody else changed the product.
    """
    _stamp(item, author=author, now=now)
    transaction = Transaction(now=now)
    if item.draft is None and item.published is None:
        transaction.delete(item)
    else:
        transaction.save(item)
    transaction.commit()


def new(brand: str, code: str) -> ProductItem:
    """Return the item of a product that does not exist yet."""
    return ProductItem(ProductItem.partition(brand), ProductItem.sort(code), revision=0)


def items(brand: str) -> list[ProductItem]:
    """Return the stored products of a brand in the order of their codes: one query."""
    return list(
        ProductItem.query(ProductItem.partition(brand), ProductItem.sk.startswith(ProductItem.sort("")))
    )


def published(item: ProductItem) -> AnyProduct | None:
    """Return the version of a stored product that was published last."""
    return _PRODUCT.validate_json(item.published) if item.published else None


def draft(item: ProductItem) -> AnyProduct | None:
    """Return what is being prepared of a stored product."""
    return _PRODUCT.validate_json(item.draft) if item.draft else None


def write(product: AnyProduct) -> str:
    """Return a product as it is stored: without what is as usual."""
    return product.model_dump_json(exclude_defaults=True)


class Revision(NamedTuple):
    """A published version with who published it."""

    published: PublishedProduct
    published_at: datetime
    author: str
    note: str


def revisions(brand: str, *, code: str = "", until: datetime | None = None) -> list[Revision]:
    """Return the published versions of one product, or of all that counted by a moment: one query."""
    prefix = ProductRevisionItem.sort(code, 0).removesuffix("000000") if code else "REVISION#"
    found = ProductRevisionItem.query(
        ProductRevisionItem.partition(brand),
        ProductRevisionItem.sk.startswith(prefix),
        ProductRevisionItem.effective_from <= clock.timestamp(until) if until else None,
    )
    return [_revision(item) for item in found]


def _revision(item: ProductRevisionItem) -> Revision:
    return Revision(
        published=PublishedProduct(
            revision=int(item.revision),
            effective_from=clock.from_timestamp(item.effective_from),
            product=_PRODUCT.validate_json(item.product),
        ),
        published_at=clock.from_timestamp(item.published_at),
        author=item.author,
        note=item.note,
    )


def publish(
    transaction: Transaction,
    brand: str,
    products: Sequence[AnyProduct],
    *,
    author: str,
    note: str,
    active_from: datetime,
) -> list[ProductItem]:
    """Write new versions of products, which count from ``active_from`` on, with their history.

    At most ``MOST_AT_ONCE``. The commit fails with a ``WriteConflict`` when somebody else changed one
    of them, or what the brand sells. ``forget`` afterwards.
    """
    assortment_item = _assortment_to_change(brand)
    assortment = Assortment.model_validate_json(assortment_item.assortment)
    written = []
    for product in products:
        item = _publish(transaction, brand, product, author=author, note=note, active_from=active_from)
        published = PublishedProduct(revision=int(item.revision), effective_from=active_from, product=product)
        assortment = assortment.with_published(published, now=transaction.now)
        written.append(item)
    assortment_item.assortment = assortment.model_dump_json(exclude_defaults=True)
    transaction.save(assortment_item)
    return written


def _publish(
    transaction: Transaction,
    brand: str,
    product: AnyProduct,
    *,
    author: str,
    note: str,
    active_from: datetime,
) -> ProductItem:
    item = find(brand, product.code) or new(brand, product.code)
    item.revision = int(item.revision) + 1
    item.published = write(product)
    item.draft = None
    _stamp(item, author=author, now=transaction.now)
    transaction.save(item)
    transaction.create(
        ProductRevisionItem(
            ProductRevisionItem.partition(brand),
            ProductRevisionItem.sort(product.code, item.revision),
            revision=item.revision,
            product=item.published,
            effective_from=clock.timestamp(active_from),
            published_at=clock.timestamp(transaction.now),
            author=author,
            note=note,
        )
    )
    return item


def _stamp(item: ProductItem, *, author: str, now: datetime) -> None:
    item.changed_at = clock.timestamp(now)
    item.changed_by = author


def _assortment_to_change(brand: str) -> AssortmentItem:
    return find_assortment(brand) or AssortmentItem(
        *AssortmentItem.key(brand), assortment=Assortment().model_dump_json()
    )
