"""Loads and stores offers."""

from datetime import datetime
from typing import Any

from wattwerk.offers.domain import OfferStatus, SalesOffer
from wattwerk.offers.items import OfferItem
from wattwerk.offers.schemas import OffersQuery
from wattwerk.platform import clock, cursors
from wattwerk.platform.transaction import Transaction


def find(offer_number: str) -> SalesOffer | None:
    """Return an offer, read consistently, or None."""
    try:
        return _offer(OfferItem.get(*OfferItem.key(offer_number), consistent_read=True))
    except OfferItem.DoesNotExist:
        return None


def page(query: OffersQuery, *, now: datetime) -> tuple[list[SalesOffer], str | None]:
    """Return one page of a brand's offers, and the cursor of the next.

    All: newest first. Sent ones: those first that expire first. Expired ones: the latest first.
    """
    condition: Any = None
    # Numbers follow the moment in the key; whatever ends at this very moment is over.
    moment = f"{clock.timestamp(now)}~"
    newest_first = True
    if query.status is None:
        index: Any = OfferItem.by_brand
        name, partition = "gsi1pk", OfferItem.brand_partition(query.brand)
    else:
        index, name = OfferItem.by_status, "gsi2pk"
        expired = query.status is OfferStatus.EXPIRED
        stored = OfferStatus.SENT if expired else query.status
        partition = OfferItem.status_partition(query.brand, stored.value)
        if expired:
            condition = OfferItem.gsi2sk <= moment
        elif query.status is OfferStatus.SENT:
            condition, newest_first = OfferItem.gsi2sk > moment, False
    found = index.query(
        partition,
        condition,
        scan_index_forward=not newest_first,
        limit=query.limit,
        last_evaluated_key=cursors.decode(query.cursor, **{name: partition}),
    )
    return [_offer(item) for item in found], cursors.encode(found.last_evaluated_key)


def save(offer: SalesOffer, transaction: Transaction) -> SalesOffer:
    """Store an offer, unless somebody changed it since it was read; return it as it will be stored."""
    item = OfferItem.of(
        offer.offer_number,
        brand=offer.brand,
        status=offer.status.value,
        created_at=offer.created_at,
        expires_at=offer.expires_at,
        content=offer.model_dump_json(exclude={"version"}),
        **({} if offer.version is None else {"version": offer.version}),
    )
    if offer.version is None:
        transaction.create(item)
    else:
        transaction.save(item)
    return offer.model_copy(update={"version": (offer.version or 0) + 1})


def _offer(item: OfferItem) -> SalesOffer:
    offer = SalesOffer.model_validate_json(item.content)
    return offer.model_copy(update={"version": int(item.version)})
