"""Where declarations lie, for those who read or remove them whatever they say."""

from collections.abc import Iterator

from wattwerk.declarations.domain.vocabulary import DeclarationStatus
from wattwerk.declarations.items import DeclarationItem
from wattwerk.platform.customer_collection import CustomerCollectionItem
from wattwerk.platform.stored_items import ASIDE, Listing, Place


def places_of(customer_number: str) -> Iterator[Place]:
    """Yield where the declarations of a customer lie, those that are taken out of lists included."""
    partition = DeclarationItem.by_customer(customer_number)
    for listed in (partition, f"{ASIDE}{partition}"):
        for item in DeclarationItem.second_index.query(listed):
            yield Place(CustomerCollectionItem, item.pk)


def declarations_of(brand: str) -> Iterator[Listing]:
    """Yield the lists of a brand's declarations, whoever declared."""
    for status in DeclarationStatus:
        yield Listing(CustomerCollectionItem, DeclarationItem.by_status(brand, status.value), index="gsi1")
