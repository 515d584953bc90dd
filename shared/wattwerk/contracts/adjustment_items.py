"""Items of price adjustments, and the only code that builds their keys.

They share the table of customers, but belong to nobody's collection.
"""

from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.platform.attributes import DateAttribute, TimestampAttribute
from wattwerk.platform.clock import timestamp
from wattwerk.platform.customer_collection import CustomerCollectionItem
from wattwerk.platform.items import Versioned


class PriceAdjustmentItem(Versioned, CustomerCollectionItem, discriminator="price_adjustment"):
    """New prices for many contracts at once, and how far that is.

    ``position`` is where the next part begins, ``step`` counts the parts. ``reasons`` counts contracts by
    the code for which they were left out or kept.
    """

    adjustment_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    state = UnicodeAttribute()
    effective_on = DateAttribute()
    selection = UnicodeAttribute()
    terms = UnicodeAttribute()
    step = NumberAttribute(default=0)
    position = UnicodeAttribute(null=True)
    planned = NumberAttribute(default=0)
    left_out = NumberAttribute(default=0)
    announced = NumberAttribute(default=0)
    withdrawn = NumberAttribute(default=0)
    kept = NumberAttribute(default=0)
    reasons: JSONAttribute = JSONAttribute(default=dict)
    created_at = TimestampAttribute()
    created_by = UnicodeAttribute()
    announced_at = TimestampAttribute(null=True)
    announced_by = UnicodeAttribute(default="")
    withdrawn_at = TimestampAttribute(null=True)
    withdrawn_by = UnicodeAttribute(default="")
    withdrawal_reason = UnicodeAttribute(default="")

    @classmethod
    def of(
        cls, adjustment_id: str, *, brand: str, created_at: datetime, **attributes: Any
    ) -> "PriceAdjustmentItem":
        """Return the item of a price adjustment; lists sort by the moment of its making."""
        return cls(
            cls.partition(adjustment_id),
            "ADJUSTMENT",
            gsi2pk=cls.of_brand(brand),
            gsi2sk=f"{timestamp(created_at)}#{adjustment_id}",
            adjustment_id=adjustment_id,
            brand=brand,
            created_at=created_at,
            **attributes,
        )

    @staticmethod
    def of_brand(brand: str) -> str:
        """Return the partition of ``gsi2`` that lists the price adjustments of a brand."""
        return f"PRICE_ADJUSTMENTS#{brand}"

    @staticmethod
    def partition(adjustment_id: str) -> str:
        """Return the partition of a price adjustment and its contracts."""
        return f"PRICE_ADJUSTMENT#{adjustment_id}"


class AdjustedContractItem(CustomerCollectionItem, discriminator="adjusted_contract"):
    """What became of one contract in a price adjustment; ``gsi1`` lists contracts by verdict."""

    PREFIX = "CONTRACT#"

    contract_number = UnicodeAttribute()
    customer = UnicodeAttribute()
    verdict = UnicodeAttribute()
    content = UnicodeAttribute()

    @classmethod
    def of(
        cls, adjustment_id: str, *, contract_number: str, verdict: str, **attributes: Any
    ) -> "AdjustedContractItem":
        """Return the item of a contract in a price adjustment."""
        return cls(
            PriceAdjustmentItem.partition(adjustment_id),
            f"{cls.PREFIX}{contract_number}",
            gsi1pk=cls.with_verdict(adjustment_id, verdict),
            gsi1sk=contract_number,
            contract_number=contract_number,
            verdict=verdict,
            **attributes,
        )

    @staticmethod
    def with_verdict(adjustment_id: str, verdict: str) -> str:
        """Return the partition of ``gsi1`` that lists the contracts of one verdict."""
        return f"PRICE_ADJUSTMENT#{adjustment_id}#{verdict}"
