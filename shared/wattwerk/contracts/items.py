"""Items of contracts and supply points, and the only code that builds their keys."""

from datetime import date
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.platform.attributes import DateAttribute, DecimalAttribute, TimestampAttribute
from wattwerk.platform.customer_collection import OVERVIEW, CustomerCollectionItem, partition
from wattwerk.platform.items import Versioned


class ContractItem(Versioned, CustomerCollectionItem, discriminator="contract"):
    """A supply contract with its product, prices and terms as concluded.

    ``answers`` are those to the brand's questions about contracts; ``ordered_answers`` those to the
    product's own questions, as they were asked in the order. ``bundle`` is what it was ordered as.
    """

    contract_number = UnicodeAttribute()
    account_number = UnicodeAttribute()
    supply_point_id = UnicodeAttribute()
    order_number = UnicodeAttribute()
    brand = UnicodeAttribute()
    status = UnicodeAttribute()
    product_code = UnicodeAttribute()
    product_name = UnicodeAttribute()
    commodity = UnicodeAttribute()
    supply_start = DateAttribute()
    supply_end = DateAttribute(null=True)
    concluded_on = DateAttribute()
    minimum_term_until = DateAttribute(null=True)
    conditions: JSONAttribute = JSONAttribute()
    yearly_price = DecimalAttribute()
    base_price = DecimalAttribute()
    energy_price = DecimalAttribute()
    energy_price_off_peak = DecimalAttribute(null=True)
    energy_blocks: JSONAttribute = JSONAttribute(null=True)
    consumption = NumberAttribute()
    consumption_off_peak = NumberAttribute(null=True)
    answers: JSONAttribute = JSONAttribute(null=True)
    ordered_answers: JSONAttribute = JSONAttribute(null=True)
    bundle: JSONAttribute = JSONAttribute(null=True)

    @classmethod
    def of(
        cls, customer_number: str, *, contract_number: str, brand: str, concluded_on: date, **attributes: Any
    ) -> "ContractItem":
        """Return the item of a contract; lists sort by the day on which it was concluded."""
        return cls(
            partition(customer_number),
            cls.sort(contract_number),
            gsi1pk=cls.by_number(contract_number),
            gsi1sk="CONTRACT",
            gsi2pk=cls.of_brand(brand),
            gsi2sk=f"{concluded_on.isoformat()}#{contract_number}",
            contract_number=contract_number,
            brand=brand,
            concluded_on=concluded_on,
            **attributes,
        )

    @staticmethod
    def of_brand(brand: str) -> str:
        """Return the partition of ``gsi2`` that lists the contracts of a brand."""
        return f"CONTRACTS#{brand}"

    @staticmethod
    def sort(contract_number: str) -> str:
        """Return the sort key of a contract."""
        return f"{OVERVIEW}CONTRACT#{contract_number}"

    @staticmethod
    def by_number(contract_number: str) -> str:
        """Return the partition of ``gsi1`` in which a contract is found without its customer."""
        return f"CONTRACT#{contract_number}"


class ContractChangeItem(CustomerCollectionItem, discriminator="contract_change"):
    """What staff changed of a contract. Never changed itself, and no part of the overview."""

    at = TimestampAttribute()
    actor = UnicodeAttribute()
    reason = UnicodeAttribute()
    before: JSONAttribute = JSONAttribute()
    after: JSONAttribute = JSONAttribute()

    @classmethod
    def of(
        cls, customer_number: str, *, contract_number: str, version: int, **attributes: Any
    ) -> "ContractChangeItem":
        """Return the entry of the change that made a version of the contract."""
        return cls(partition(customer_number), f"{cls.prefix(contract_number)}{version:08d}", **attributes)

    @staticmethod
    def prefix(contract_number: str) -> str:
        """Return how the sort keys of a contract's changes begin."""
        return f"CONTRACT_CHANGE#{contract_number}#"


class PriceChangeItem(Versioned, CustomerCollectionItem, discriminator="price_change"):
    """An announced price change of a contract; part of what the dashboard reads."""

    contract_number = UnicodeAttribute()
    effective_on = DateAttribute()
    content = UnicodeAttribute()
    announced_by = UnicodeAttribute()
    announced_at = TimestampAttribute()
    adjustment_id = UnicodeAttribute(null=True)

    @classmethod
    def of(
        cls, customer_number: str, *, contract_number: str, effective_on: date, **attributes: Any
    ) -> "PriceChangeItem":
        """Return the item of a price change; a contract has one for each effective day."""
        return cls(
            partition(customer_number),
            f"{OVERVIEW}PRICE_CHANGE#{contract_number}#{effective_on.isoformat()}",
            contract_number=contract_number,
            effective_on=effective_on,
            **attributes,
        )


class SupplyPointItem(Versioned, CustomerCollectionItem, discriminator="supply_point"):
    """Where energy is delivered."""

    supply_point_id = UnicodeAttribute()
    commodity = UnicodeAttribute()
    address: JSONAttribute = JSONAttribute()
    market_location = UnicodeAttribute(null=True)
    metering_location = UnicodeAttribute(null=True)
    grid_location = UnicodeAttribute(null=True)
    grid_operator = UnicodeAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, *, supply_point_id: str, **attributes: Any) -> "SupplyPointItem":
        """Return the item of a supply point."""
        return cls(
            partition(customer_number),
            f"{OVERVIEW}SUPPLY_POINT#{supply_point_id}",
            supply_point_id=supply_point_id,
            **attributes,
        )


class ConclusionItem(CustomerCollectionItem, discriminator="conclusion"):
    """Guard: a contract has been concluded from this order. It exists once per order."""

    contract_number = UnicodeAttribute()
    customer = UnicodeAttribute()

    @classmethod
    def of(
        cls, order_number: str, *, contract_number: str = "", customer_number: str = ""
    ) -> "ConclusionItem":
        """Return the guard of an order."""
        return cls(
            f"ORDER#{order_number}",
            "CONCLUSION",
            contract_number=contract_number,
            customer=customer_number,
        )
