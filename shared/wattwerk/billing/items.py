"""Items of contract accounts and billing transactions, and the only code that builds their keys."""

from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from wattwerk.platform import clock
from wattwerk.platform.attributes import DateAttribute, DecimalAttribute, TimestampAttribute
from wattwerk.platform.customer_collection import OVERVIEW, CustomerCollectionItem, partition
from wattwerk.platform.items import Versioned


class ContractAccountItem(Versioned, CustomerCollectionItem, discriminator="contract_account"):
    """How a customer pays. The full IBAN is stored here and leaves only masked."""

    account_number = UnicodeAttribute()
    payment_method = UnicodeAttribute()
    iban = UnicodeAttribute(null=True)
    bic = UnicodeAttribute(null=True)
    bank_name = UnicodeAttribute(null=True)
    account_holder = UnicodeAttribute(null=True)
    mandate_reference = UnicodeAttribute(null=True)
    mandate_granted_at = TimestampAttribute(null=True)
    instalment = DecimalAttribute()
    instalment_since = DateAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, *, account_number: str, **attributes: Any) -> "ContractAccountItem":
        """Return the item of a contract account."""
        sort = f"{OVERVIEW}ACCOUNT#{account_number}"
        return cls(partition(customer_number), sort, account_number=account_number, **attributes)


class TransactionItem(Versioned, CustomerCollectionItem, discriminator="billing_transaction"):
    """A change that billing must know. Only ``status``, ``history`` and their index keys change."""

    PREFIX = "TRANSACTION#"

    transaction_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    kind = UnicodeAttribute()
    status = UnicodeAttribute()
    account_number = UnicodeAttribute()
    contract_number = UnicodeAttribute()
    received_at = TimestampAttribute()
    payload: JSONAttribute = JSONAttribute()
    details: JSONAttribute = JSONAttribute(null=True)
    history: JSONAttribute = JSONAttribute()

    @classmethod
    def of(
        cls,
        *,
        transaction_id: str,
        brand: str,
        kind: str,
        received_at: datetime,
        **attributes: Any,
    ) -> "TransactionItem":
        """Return a new transaction, which has to proceed to its first status."""
        position = f"{clock.timestamp(received_at)}#{transaction_id}"
        return cls(
            *cls.key(transaction_id),
            gsi1sk=position,
            gsi2pk=cls.by_kind(brand, kind),
            gsi2sk=position,
            transaction_id=transaction_id,
            brand=brand,
            kind=kind,
            received_at=received_at,
            history=[],
            **attributes,
        )

    def proceed(self, status: str, *, at: datetime, actor: str, reason: str = "") -> None:
        """Enter a status: in the history, and in the index by which staff list it."""
        self.status = status
        self.gsi1pk = self.by_status(self.brand, self.kind, status)
        entry = {"at": clock.timestamp(at), "status": status, "actor": actor, "reason": reason}
        self.history = [*self.history, entry]

    @classmethod
    def key(cls, transaction_id: str) -> tuple[str, str]:
        """Return the key of a transaction, which its id alone determines."""
        return partition(transaction_id.partition("-")[0]), f"{cls.PREFIX}{transaction_id}"

    @staticmethod
    def by_status(brand: str, kind: str, status: str) -> str:
        """Return the partition of ``gsi1`` that lists a kind in a status."""
        return f"TRANSACTIONS#{brand}#{kind}#{status}"

    @staticmethod
    def by_kind(brand: str, kind: str) -> str:
        """Return the partition of ``gsi2`` that lists a kind in any status."""
        return f"TRANSACTIONS#{brand}#{kind}"
