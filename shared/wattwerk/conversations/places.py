"""Where conversations lie, for those who read or remove them whatever they say."""

from collections.abc import Iterator

from wattwerk.conversations.domain import ConversationStatus
from wattwerk.conversations.items import ConversationItem, CorrespondenceItem, customer_partition
from wattwerk.platform.stored_items import Listing, Place


def places_of(customer_number: str) -> Iterator[Place]:
    """Yield where everything lies that a customer wrote and was answered."""
    yield Place(CorrespondenceItem, customer_partition(customer_number))


def conversations_of(brand: str) -> Iterator[Listing]:
    """Yield the lists of a brand's conversations, those of people without a customer number included."""
    for status in ConversationStatus:
        yield Listing(CorrespondenceItem, ConversationItem.inbox_partition(brand, status.value), index="gsi1")
