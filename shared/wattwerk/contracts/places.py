"""Where items of contracts lie beside the collection of their customer."""

from collections.abc import Iterator

from wattwerk.contracts.adjustment_items import PriceAdjustmentItem
from wattwerk.contracts.items import ConclusionItem
from wattwerk.platform.customer_collection import CustomerCollectionItem
from wattwerk.platform.stored_items import Listing, Place


def places_of_order(order_number: str) -> Iterator[Place]:
    """Yield where it says that a contract was concluded from an order."""
    yield Place(CustomerCollectionItem, ConclusionItem.of(order_number).pk)


def price_adjustments_of(brand: str) -> Listing:
    """Return the list of a brand's price adjustments; each names its contracts and their customers."""
    return Listing(CustomerCollectionItem, PriceAdjustmentItem.of_brand(brand), index="gsi2")
