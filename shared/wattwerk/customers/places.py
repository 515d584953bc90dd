"""Where the items of customers lie, for those who read or remove them whatever they are."""

from collections.abc import Iterable, Iterator

from wattwerk.customers.items import SearchEntryItem
from wattwerk.platform import customer_collection
from wattwerk.platform.customer_collection import CustomerCollectionItem
from wattwerk.platform.stored_items import Listing, Place


def place_of(customer_number: str) -> Place:
    """Return where everything of a customer lies."""
    return Place(CustomerCollectionItem, customer_collection.partition(customer_number))


def reservations_of(
    customer_number: str, *, account_numbers: Iterable[str], contract_numbers: Iterable[str]
) -> Iterator[Place]:
    """Yield where it says that nobody else may get the numbers of a customer."""
    yield customer_collection.reservation("CUSTOMER", customer_number)
    for number in account_numbers:
        yield customer_collection.reservation("ACCOUNT", number)
    for number in contract_numbers:
        yield customer_collection.reservation("CONTRACT", number)


def customers_of(brand: str) -> Listing:
    """Return the list of a brand's customers; restricted ones stand aside of it."""
    return Listing(
        CustomerCollectionItem,
        SearchEntryItem.index_partition(brand),
        index="gsi1",
        beginning=SearchEntryItem.index_prefix("NAME"),
    )
