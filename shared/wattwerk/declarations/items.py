"""Items of declarations, and the only code that builds their keys.

A declaration stands in a collection of its own, because it may belong to nobody we know.
"""

from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from wattwerk.platform import clock
from wattwerk.platform.attributes import DateAttribute, TimestampAttribute
from wattwerk.platform.customer_collection import CustomerCollectionItem
from wattwerk.platform.items import Versioned


class DeclarationItem(Versioned, CustomerCollectionItem, discriminator="declaration"):
    """What somebody declared, and what became of it. ``declared`` never changes."""

    SORT = "DECLARATION"

    declaration_number = UnicodeAttribute()
    brand = UnicodeAttribute()
    kind = UnicodeAttribute()
    status = UnicodeAttribute()
    received_at = TimestampAttribute()
    actor = UnicodeAttribute()
    declared = UnicodeAttribute()
    receipt_fingerprint = UnicodeAttribute()
    reasons: JSONAttribute = JSONAttribute()
    customer = UnicodeAttribute(null=True)
    contract_number = UnicodeAttribute(null=True)
    order_number = UnicodeAttribute(null=True)
    ends_on = DateAttribute(null=True)
    transaction_id = UnicodeAttribute(null=True)
    final_bill = UnicodeAttribute(null=True)
    # Request with which billing was told of it later.
    final_bill_transaction = UnicodeAttribute(null=True)
    # How the contract stood before it was carried out.
    status_before = UnicodeAttribute(null=True)
    supply_end_before = DateAttribute(null=True)
    history: JSONAttribute = JSONAttribute()

    @classmethod
    def of(
        cls, declaration_number: str, *, brand: str, received_at: datetime, **attributes: Any
    ) -> "DeclarationItem":
        """Return a new declaration, which has to proceed to its first status."""
        return cls(
            *cls.key(declaration_number),
            declaration_number=declaration_number,
            brand=brand,
            received_at=received_at,
            gsi1sk=f"{clock.timestamp(received_at)}#{declaration_number}",
            reasons=[],
            history=[],
            **attributes,
        )

    def proceed(self, status: str, *, at: datetime, actor: str, note: str = "") -> None:
        """Enter a status: in the history, and in the index by which staff list it."""
        self.status = status
        self.gsi1pk = self.by_status(self.brand, status)
        entry = {"at": clock.timestamp(at), "status": status, "actor": actor, "note": note}
        self.history = [*self.history, entry]

    def belongs_to(self, customer_number: str) -> None:
        """Let the customer find it."""
        self.customer = customer_number
        self.gsi2pk = self.by_customer(customer_number)
        self.gsi2sk = self.gsi1sk

    @classmethod
    def key(cls, declaration_number: str) -> tuple[str, str]:
        """Return the key of a declaration."""
        return f"DECLARATION#{declaration_number}", cls.SORT

    @staticmethod
    def by_status(brand: str, status: str) -> str:
        """Return the partition of ``gsi1`` that lists a brand's declarations in a status."""
        return f"DECLARATIONS#{brand}#{status}"

    @staticmethod
    def by_customer(customer_number: str) -> str:
        """Return the partition of ``gsi2`` that lists a customer's declarations."""
        return f"DECLARATIONS#CUSTOMER#{customer_number}"
