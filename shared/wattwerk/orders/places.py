"""Where orders lie, for those who read or remove them whatever they say."""

from collections.abc import Iterator

from wattwerk.orders.items import OrderTableItem, brand_partition, partition
from wattwerk.platform.stored_items import Listing, Place


def places_of(order_number: str) -> Iterator[Place]:
    """Yield where everything of an order lies."""
    yield Place(OrderTableItem, partition(order_number))


def orders_of(brand: str) -> Listing:
    """Return the list of a brand's orders."""
    return Listing(OrderTableItem, brand_partition(brand), index="gsi1")
