"""Loads and stores customers, their search entries and their activities."""

from collections.abc import Iterable, Sequence
from typing import Any

from wattwerk.customers.items import ActivityItem, ArrangementItem, CustomerItem, SearchEntryItem
from wattwerk.customers.schemas import (
    Activity,
    Arrangements,
    ContactConsents,
    ContactData,
    Customer,
    CustomerSummary,
)
from wattwerk.platform.cursors import Key, decode, encode
from wattwerk.platform.customer_collection import partition
from wattwerk.platform.items import Item


def customer_in(items: Iterable[Item]) -> Customer | None:
    """Return the customer among the items of a collection."""
    for item in items:
        if isinstance(item, CustomerItem):
            return Customer.model_validate(item)
    return None


def arrangements_in(items: Iterable[Item]) -> Arrangements:
    """Return how the customer has arranged the portal, from the items of a collection."""
    return Arrangements.model_validate(
        {item.page: item.places for item in items if isinstance(item, ArrangementItem)}
    )


def find_customer(customer_number: str) -> Customer | None:
    """Return a customer, read consistently, or None."""
    item = find_customer_item(customer_number)
    return None if item is None else Customer.model_validate(item)


def several(customer_numbers: list[str]) -> dict[str, Customer]:
    """Return some customers by their numbers in one batch; unknown ones are missing."""
    keys = [CustomerItem.key(number) for number in dict.fromkeys(customer_numbers)]
    return {item.customer_number: Customer.model_validate(item) for item in CustomerItem.batch_get(keys)}


def find_customer_item(customer_number: str) -> CustomerItem | None:
    """Return the stored customer, read consistently, or None."""
    try:
        return CustomerItem.get(*CustomerItem.key(customer_number), consistent_read=True)
    except CustomerItem.DoesNotExist:
        return None


def contact_data(item: CustomerItem) -> ContactData:
    """Return how a stored customer can be reached."""
    return ContactData(
        phone=item.phone or "",
        mobile=item.mobile or "",
        fax=item.fax or "",
        consents=ContactConsents.model_validate(item.consents or {}),
    )


def keep_contact_data(item: CustomerItem, contact: ContactData) -> None:
    """Put contact data into a stored customer."""
    item.phone = contact.phone
    item.mobile = contact.mobile
    item.fax = contact.fax
    item.consents = contact.consents.model_dump()


def activities(customer_number: str, *, limit: int) -> list[Activity]:
    """Return the latest activities, newest first."""
    found = ActivityItem.query(
        partition(customer_number),
        ActivityItem.sk.startswith(ActivityItem.PREFIX),
        scan_index_forward=False,
        limit=limit,
    )
    return [Activity.model_validate(item) for item in found]


def search(
    brand: str, *, kind: str, term: str, cursor: str | None, limit: int
) -> tuple[list[CustomerSummary], str | None]:
    """Return the customers whose search terms begin with ``term``, and the cursor of the next page.

    One query, whatever the number of customers; it reads on only past entries of customers whom
    another of their terms has found already.
    """
    index_partition = SearchEntryItem.index_partition(brand)
    start: Key | None = decode(cursor, gsi1pk=index_partition)
    found: Any = SearchEntryItem.first_index.query(
        index_partition,
        SearchEntryItem.gsi1sk.startswith(SearchEntryItem.index_prefix(kind, term)),
        last_evaluated_key=start,
        page_size=limit,
    )
    lines: list[CustomerSummary] = []
    for item in found:
        if _found_before(item.earlier_terms, term):
            continue
        lines.append(CustomerSummary.model_validate(item))
        if len(lines) == limit:
            return lines, encode(found.last_evaluated_key)
    return lines, None


def _found_before(earlier_terms: Sequence[str], term: str) -> bool:
    return any(earlier.startswith(term) for earlier in earlier_terms)
