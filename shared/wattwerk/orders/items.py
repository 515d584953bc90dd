"""Items of the table of orders, and the only code that builds their keys.

An order is a collection: ``ORDER`` (what changes, and what lists show), ``ORDER#DECLARATION`` and
``ORDER#ACCEPTANCE`` (written once), ``ORDER#HISTORY#…``. A form that is not sent yet stands alone.
"""

from datetime import datetime
from typing import Any, ClassVar

from pynamodb.attributes import JSONAttribute, ListAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.platform import clock, settings
from wattwerk.platform.attributes import DateAttribute, DecimalAttribute, TimestampAttribute
from wattwerk.platform.items import (
    ExpiresAttribute,
    FirstIndex,
    Item,
    SecondIndex,
    TableMeta,
    Versioned,
    expiry,
)

COLLECTION = "ORDER"


class OrderTableItem(Item):
    """Base of all items of this table."""

    class Meta(TableMeta):
        table_name = settings.table_name("orders")


class OrderItem(Versioned, OrderTableItem, discriminator="order"):
    """Where an order stands, with everything that a line of a list shows."""

    SORT: ClassVar[str] = COLLECTION

    by_brand: ClassVar[FirstIndex] = FirstIndex()
    by_status: ClassVar[SecondIndex] = SecondIndex()
    gsi1pk = UnicodeAttribute()
    gsi1sk = UnicodeAttribute()
    gsi2pk = UnicodeAttribute()
    gsi2sk = UnicodeAttribute()

    order_number = UnicodeAttribute()
    brand = UnicodeAttribute()
    status = UnicodeAttribute()
    received_at = TimestampAttribute()
    name = UnicodeAttribute()
    postcode = UnicodeAttribute()
    town = UnicodeAttribute()
    commodity = UnicodeAttribute()
    product_name = UnicodeAttribute()
    yearly_price = DecimalAttribute()
    supply_start = DateAttribute()
    open_checks = NumberAttribute()
    customer_number = UnicodeAttribute(null=True)
    account_number = UnicodeAttribute(null=True)
    contract_number = UnicodeAttribute(null=True)
    concluded_on = DateAttribute(null=True)
    channel = UnicodeAttribute(default="online")
    blacklist_hits: JSONAttribute = JSONAttribute(null=True)
    confirmation_until = TimestampAttribute(null=True)
    confirmed_at = TimestampAttribute(null=True)
    existing_customer = UnicodeAttribute(null=True)
    together: ListAttribute[str] = ListAttribute(null=True)

    @classmethod
    def of(
        cls, *, order_number: str, brand: str, status: str, received_at: datetime, **rest: Any
    ) -> "OrderItem":
        """Return the item of an order; lists sort by the moment it was received."""
        moment = f"{clock.timestamp(received_at)}#{order_number}"
        return cls(
            partition(order_number),
            cls.SORT,
            gsi1pk=brand_partition(brand),
            gsi1sk=moment,
            gsi2pk=status_partition(brand, status),
            gsi2sk=moment,
            order_number=order_number,
            brand=brand,
            status=status,
            received_at=received_at,
            **rest,
        )


class DeclarationItem(OrderTableItem, discriminator="order_declaration"):
    """What the prospect declared and was shown. Never changed."""

    content = UnicodeAttribute()

    @classmethod
    def of(cls, order_number: str, content: str) -> "DeclarationItem":
        """Return the item of an order's declaration, as JSON."""
        return cls(partition(order_number), f"{COLLECTION}#DECLARATION", content=content)


class CaptureItem(OrderTableItem, discriminator="order_capture"):
    """What staff took down before the customer declared it in text form. Never changed."""

    content = UnicodeAttribute()

    @classmethod
    def of(cls, order_number: str, content: str) -> "CaptureItem":
        """Return the item of what was taken down, as JSON."""
        return cls(partition(order_number), f"{COLLECTION}#CAPTURE", content=content)


class AcceptanceItem(OrderTableItem, discriminator="order_acceptance"):
    """The supplier's declaration of acceptance. Never changed."""

    content = UnicodeAttribute()

    @classmethod
    def of(cls, order_number: str, content: str) -> "AcceptanceItem":
        """Return the item of an order's acceptance, as JSON."""
        return cls(partition(order_number), f"{COLLECTION}#ACCEPTANCE", content=content)


class HistoryItem(OrderTableItem, discriminator="order_history"):
    """One step of an order. Never changed."""

    at = TimestampAttribute()
    status = UnicodeAttribute()
    actor = UnicodeAttribute()
    note = UnicodeAttribute()

    @classmethod
    def of(cls, order_number: str, *, version: int, **attributes: Any) -> "HistoryItem":
        """Return the entry of the step that made this version of the order."""
        return cls(partition(order_number), f"{COLLECTION}#HISTORY#{version:06}", **attributes)


class SavedFormItem(OrderTableItem, discriminator="saved_order_form"):
    """A form that a prospect has not sent yet. Time to live removes it."""

    content = UnicodeAttribute()
    brand = UnicodeAttribute()
    language = UnicodeAttribute()
    email = UnicodeAttribute()
    saved_at = TimestampAttribute()
    expires_at = ExpiresAttribute()

    @classmethod
    def of(cls, form_id: str, *, until: datetime, **attributes: Any) -> "SavedFormItem":
        """Return the item of a kept form."""
        return cls(f"FORM#{form_id}", "FORM", expires_at=expiry(until), **attributes)


def partition(order_number: str) -> str:
    """Return the partition key of an order's collection."""
    return f"ORDER#{order_number}"


def brand_partition(brand: str) -> str:
    """Return the partition of the list of a brand's orders."""
    return f"ORDERS#{brand}"


def status_partition(brand: str, status: str) -> str:
    """Return the partition of the list of a brand's orders in one status."""
    return f"ORDERS#{brand}#{status}"
