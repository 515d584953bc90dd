"""Items of customers, and the only code that builds their keys."""

from datetime import date, datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from wattwerk.platform import clock, identifiers
from wattwerk.platform.attributes import DateAttribute, TimestampAttribute
from wattwerk.platform.customer_collection import OVERVIEW, CustomerCollectionItem, partition
from wattwerk.platform.items import Versioned


class CustomerItem(Versioned, CustomerCollectionItem, discriminator="customer"):
    """The customer's own data. Whoever is restricted (Art. 18 GDPR) stands in no list."""

    SORT = f"{OVERVIEW}CUSTOMER"

    brand = UnicodeAttribute()
    customer_type = UnicodeAttribute()
    salutation = UnicodeAttribute()
    title = UnicodeAttribute()
    first_name = UnicodeAttribute()
    last_name = UnicodeAttribute()
    company = UnicodeAttribute()
    date_of_birth = DateAttribute(null=True)
    email = UnicodeAttribute()
    phone = UnicodeAttribute()
    mobile = UnicodeAttribute(null=True)
    fax = UnicodeAttribute(null=True)
    consents: JSONAttribute = JSONAttribute(null=True)
    language = UnicodeAttribute()
    billing_address: JSONAttribute = JSONAttribute()
    since = DateAttribute()
    restricted_since = TimestampAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, **attributes: Any) -> "CustomerItem":
        """Return the item of a customer."""
        return cls(*cls.key(customer_number), **attributes)

    @classmethod
    def key(cls, customer_number: str) -> tuple[str, str]:
        """Return the key of a customer."""
        return partition(customer_number), cls.SORT


class ArrangementItem(CustomerCollectionItem, discriminator="arrangement"):
    """How the customer has arranged a page of the portal. Part of the overview, which needs it."""

    PREFIX = f"{OVERVIEW}ARRANGEMENT#"

    page = UnicodeAttribute()
    places: JSONAttribute = JSONAttribute()

    @classmethod
    def of(cls, customer_number: str, page: str, places: list[dict[str, Any]]) -> "ArrangementItem":
        """Return the arrangement of a page; the newest takes the place of the one before."""
        return cls(partition(customer_number), f"{cls.PREFIX}{page}", page=page, places=places)


class SearchEntryItem(CustomerCollectionItem, discriminator="customer_search_entry"):
    """One way to find a customer in a staff list. It carries the whole line of the list.

    ``kind`` is NAME for the alphabetical list (one entry per customer) and TERM for a search term.
    ``earlier_terms`` are the customer's terms that sort before this one; a search that one of them
    matches too has found the customer already.
    """

    brand = UnicodeAttribute()
    name = UnicodeAttribute()
    postcode = UnicodeAttribute()
    town = UnicodeAttribute()
    since = DateAttribute()
    earlier_terms: JSONAttribute = JSONAttribute()

    @classmethod
    def of(
        cls,
        customer_number: str,
        *,
        kind: str,
        term: str,
        earlier_terms: list[str],
        brand: str,
        name: str,
        postcode: str,
        town: str,
        since: date,
    ) -> "SearchEntryItem":
        """Return the entry under which staff of ``brand`` find the customer by ``term``."""
        return cls(
            partition(customer_number),
            f"SEARCH#{kind}#{term}",
            gsi1pk=cls.index_partition(brand),
            gsi1sk=f"{cls.index_prefix(kind, term)}#{customer_number}",
            brand=brand,
            name=name,
            postcode=postcode,
            town=town,
            since=since,
            earlier_terms=earlier_terms,
        )

    @staticmethod
    def index_partition(brand: str) -> str:
        """Return the partition of the staff list of a brand."""
        return f"CUSTOMERS#{brand}"

    @staticmethod
    def index_prefix(kind: str, term: str = "") -> str:
        """Return how the sort keys of entries begin whose term begins with ``term``."""
        return f"{kind}#{term}"


class ActivityItem(CustomerCollectionItem, discriminator="activity"):
    """Something that happened with the customer or a contract account. Never changed."""

    PREFIX = "ACTIVITY#"

    activity_id = UnicodeAttribute()
    at = TimestampAttribute()
    kind = UnicodeAttribute()
    subject = UnicodeAttribute()
    account_number = UnicodeAttribute(null=True)
    actor = UnicodeAttribute()
    parameters: JSONAttribute = JSONAttribute()

    @classmethod
    def of(cls, customer_number: str, *, at: datetime, **attributes: Any) -> "ActivityItem":
        """Return a new activity; activities sort by the moment they happened."""
        activity_id = identifiers.unique_id()
        sort = f"{cls.PREFIX}{clock.timestamp(at)}#{activity_id}"
        return cls(partition(customer_number), sort, activity_id=activity_id, at=at, **attributes)
