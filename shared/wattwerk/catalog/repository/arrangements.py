"""Loads and stores how products are grouped and bundled, with the history of it."""

from datetime import datetime
from typing import NamedTuple

from wattwerk.catalog.domain.assortment import Assortment
from wattwerk.catalog.domain.bundles import ProductArrangement
from wattwerk.catalog.items import ArrangementRevisionItem, AssortmentItem, ProductRevisionItem
from wattwerk.platform import clock
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.transaction import Transaction


class ArrangementRevision(NamedTuple):
    """A former or the present arrangement, and who published it."""

    arrangement: ProductArrangement
    published_at: datetime
    author: str


def arrangement(item: AssortmentItem | None) -> ProductArrangement:
    """Return how a stored assortment is grouped and bundled."""
    if item is None:
        return ProductArrangement()
    return Assortment.model_validate_json(item.assortment).arrangement


def publish(
    transaction: Transaction, brand: str, item: AssortmentItem, new: ProductArrangement, *, author: str
) -> None:
    """Replace the arrangement at once, and keep it in the history."""
    assortment = Assortment.model_validate_json(item.assortment)
    changed = assortment.model_copy(update={"arrangement": new})
    item.assortment = changed.model_dump_json(exclude_defaults=True)
    transaction.save(item)
    published_at = clock.timestamp(transaction.now)
    transaction.create(
        ArrangementRevisionItem(
            ProductRevisionItem.partition(brand),
            ArrangementRevisionItem.sort(published_at, int(item.version)),
            arrangement=new.model_dump_json(exclude_defaults=True),
            published_at=published_at,
            author=author,
        )
    )


def revisions(brand: str, *, cursor: str | None, limit: int) -> tuple[list[ArrangementRevision], str | None]:
    """Return the arrangements of a brand, newest first, and the cursor of the next page."""
    partition = ProductRevisionItem.partition(brand)
    found = ArrangementRevisionItem.query(
        partition,
        ArrangementRevisionItem.sk.startswith(ArrangementRevisionItem.sort()),
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=decode(cursor, pk=partition),
    )
    items = [
        ArrangementRevision(
            ProductArrangement.model_validate_json(item.arrangement),
            clock.from_timestamp(item.published_at),
            item.author,
        )
        for item in found
    ]
    return items, encode(found.last_evaluated_key)
