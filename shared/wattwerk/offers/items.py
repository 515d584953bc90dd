"""Items of offers, in the table of orders, and the only code that builds their keys."""

from datetime import datetime
from typing import Any, ClassVar

from pynamodb.attributes import UnicodeAttribute

from wattwerk.platform import clock, settings
from wattwerk.platform.items import FirstIndex, Item, SecondIndex, TableMeta, Versioned


class OfferItem(Versioned, Item, discriminator="sales_offer"):
    """An offer with its history, which is short."""

    class Meta(TableMeta):
        table_name = settings.table_name("orders")

    SORT: ClassVar[str] = "OFFER"

    by_brand: ClassVar[FirstIndex] = FirstIndex()
    by_status: ClassVar[SecondIndex] = SecondIndex()
    gsi1pk = UnicodeAttribute()
    gsi1sk = UnicodeAttribute()
    gsi2pk = UnicodeAttribute()
    gsi2sk = UnicodeAttribute()

    offer_number = UnicodeAttribute()
    content = UnicodeAttribute()

    @classmethod
    def of(
        cls,
        offer_number: str,
        *,
        brand: str,
        status: str,
        created_at: datetime,
        expires_at: datetime,
        **rest: Any,
    ) -> "OfferItem":
        """Return the item of an offer; lists of one status sort by the end of its validity."""
        return cls(
            *cls.key(offer_number),
            offer_number=offer_number,
            gsi1pk=cls.brand_partition(brand),
            gsi1sk=f"{clock.timestamp(created_at)}#{offer_number}",
            gsi2pk=cls.status_partition(brand, status),
            gsi2sk=f"{clock.timestamp(expires_at)}#{offer_number}",
            **rest,
        )

    @classmethod
    def key(cls, offer_number: str) -> tuple[str, str]:
        """Return the key of an offer."""
        return f"OFFER#{offer_number}", cls.SORT

    @staticmethod
    def brand_partition(brand: str) -> str:
        """Return the partition of all offers of a brand."""
        return f"OFFERS#{brand}"

    @staticmethod
    def status_partition(brand: str, status: str) -> str:
        """Return the partition of a brand's offers in one status."""
        return f"OFFERS#{brand}#{status}"
