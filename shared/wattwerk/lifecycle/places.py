"""Where cases lie, for those who read or remove them whatever happened in them."""

from collections.abc import Iterator

from wattwerk.lifecycle.items import LifecycleItem, case_partition
from wattwerk.platform.stored_items import Place


def places_of(order_number: str) -> Iterator[Place]:
    """Yield where the case of an order or its contract lies."""
    yield Place(LifecycleItem, case_partition(order_number))
