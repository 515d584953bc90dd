"""Items of contract accounts and billing transactions, and the only code that builds their keys."""

from datetime import date, datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.platform import clock
from wattwerk.platform.attributes import DateAttribute, DecimalAttribute, TimestampAttribute
from wattwerk.platform.customer_collection import OVERVIEW, CustomerCollectionItem, partition
from wattwerk.platform.items import Versioned


class ContractAccountItem(Versioned, CustomerCollectionItem, discriminator="contract_account"):
    """How a customer pays. The full IBAN is stored here and leaves only masked.

    ``instalment_request`` and ``bank_request`` name the change that billing has not answered yet.
    ``instalment_steps``: what was to be paid from which day on, for plan and history.
    """

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
    instalment_steps: JSONAttribute = JSONAttribute(null=True)
    instalment_request = UnicodeAttribute(null=True)
    bank_request = UnicodeAttribute(null=True)
    mandates = NumberAttribute(default=1)
    payout_iban = UnicodeAttribute(null=True)
    payout_bic = UnicodeAttribute(null=True)
    payout_bank_name = UnicodeAttribute(null=True)
    payout_holder = UnicodeAttribute(null=True)
    billing_recipient = UnicodeAttribute(null=True)
    billing_address: JSONAttribute = JSONAttribute(null=True)
    bill_delivery: JSONAttribute = JSONAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, *, account_number: str, **attributes: Any) -> "ContractAccountItem":
        """Return the item of a contract account."""
        return cls(*cls.key(customer_number, account_number), account_number=account_number, **attributes)

    @staticmethod
    def key(customer_number: str, account_number: str) -> tuple[str, str]:
        """Return the key of a contract account in its customer's collection."""
        return partition(customer_number), f"{OVERVIEW}ACCOUNT#{account_number}"


class PurchasedProductItem(Versioned, CustomerCollectionItem, discriminator="purchased_product"):
    """A product besides energy; part of what the dashboard reads. ``content`` is what was ordered.

    ``last_day`` still belongs to it. ``cancellation_request`` names the request that set it. Until that day
    has passed, ``gsi2`` knows it.
    """

    DUE = "PRODUCTS_DUE"

    number = UnicodeAttribute()
    account_number = UnicodeAttribute()
    contract_number = UnicodeAttribute()
    ordered_on = DateAttribute()
    active_since = DateAttribute(null=True)
    minimum_term_until = DateAttribute(null=True)
    last_day = DateAttribute(null=True)
    cancellation_request = UnicodeAttribute(null=True)
    content = UnicodeAttribute()

    @classmethod
    def of(cls, customer_number: str, *, number: str, **attributes: Any) -> "PurchasedProductItem":
        """Return the item of a product."""
        return cls(*cls.key(customer_number, number), number=number, **attributes)

    def set_end(self, last_day: date | None, *, request: str | None) -> None:
        """Let the product end with a day, or go on."""
        self.last_day, self.cancellation_request = last_day, request
        self.gsi2pk = self.DUE if last_day else None
        self.gsi2sk = f"{last_day.isoformat()}#{self.number}" if last_day else None

    @staticmethod
    def key(customer_number: str, number: str) -> tuple[str, str]:
        """Return the key of a product in its customer's collection."""
        return partition(customer_number), f"{OVERVIEW}PRODUCT#{number}"


class BankDetailsItem(CustomerCollectionItem, discriminator="bank_details"):
    """Bank details as they were asked for, with the mandate: proof, history, and what billing gets.

    ``status`` is requested, applied, refused or withdrawn; everything else never changes. Those of
    the payout are empty when credits go to the account from which instalments are paid.
    """

    account_number = UnicodeAttribute()
    transaction_id = UnicodeAttribute(null=True)
    status = UnicodeAttribute()
    requested_at = TimestampAttribute()
    payment_method = UnicodeAttribute()
    iban = UnicodeAttribute(null=True)
    bic = UnicodeAttribute(null=True)
    bank_name = UnicodeAttribute(null=True)
    account_holder = UnicodeAttribute(null=True)
    mandate_reference = UnicodeAttribute(null=True)
    mandate_granted_at = TimestampAttribute(null=True)
    mandate_text = UnicodeAttribute(null=True)
    payout_iban = UnicodeAttribute(null=True)
    payout_bic = UnicodeAttribute(null=True)
    payout_bank_name = UnicodeAttribute(null=True)
    payout_holder = UnicodeAttribute(null=True)

    @classmethod
    def of(
        cls, customer_number: str, *, account_number: str, entry: str, **attributes: Any
    ) -> "BankDetailsItem":
        """Return bank details; ``entry`` is the id of their transaction, which sorts by time."""
        return cls(
            *cls.key(customer_number, account_number, entry), account_number=account_number, **attributes
        )

    @classmethod
    def key(cls, customer_number: str, account_number: str, entry: str) -> tuple[str, str]:
        """Return the key of bank details in their customer's collection."""
        return partition(customer_number), f"{cls.prefix(account_number)}{entry}"

    @staticmethod
    def prefix(account_number: str) -> str:
        """Return how the sort keys of all bank details of a contract account begin."""
        return f"BANK_DETAILS#{account_number}#"


class MandateRequestItem(CustomerCollectionItem, discriminator="mandate_request"):
    """A SEPA mandate that a customer is asked to grant; a newer request for the account replaces it.

    It lies apart from what the dashboard reads, since it holds a full IBAN.
    """

    account_number = UnicodeAttribute()
    request_id = UnicodeAttribute()
    iban = UnicodeAttribute()
    account_holder = UnicodeAttribute()
    language = UnicodeAttribute()
    requested_at = TimestampAttribute()
    actor = UnicodeAttribute()
    granted_at = TimestampAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, *, account_number: str, **attributes: Any) -> "MandateRequestItem":
        """Return the request for a contract account."""
        return cls(*cls.key(customer_number, account_number), account_number=account_number, **attributes)

    @staticmethod
    def key(customer_number: str, account_number: str) -> tuple[str, str]:
        """Return the key of the request for a contract account."""
        return partition(customer_number), f"MANDATE_REQUEST#{account_number}"


class ExportItem(CustomerCollectionItem, discriminator="billing_export"):
    """Which transactions were passed to billing together, so that the file can be fetched again."""

    export_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    exported_at = TimestampAttribute()
    actor = UnicodeAttribute()
    transaction_ids: JSONAttribute = JSONAttribute()

    @classmethod
    def of(cls, brand: str, *, export_id: str, **attributes: Any) -> "ExportItem":
        """Return the record of an export; those of a brand sort by their id, which begins with the time."""
        return cls(cls.partition_of(brand), export_id, brand=brand, export_id=export_id, **attributes)

    @staticmethod
    def partition_of(brand: str) -> str:
        """Return the partition key of a brand's exports."""
        return f"EXPORTS#{brand}"


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
    exportable_from = TimestampAttribute(null=True)
    payload: JSONAttribute = JSONAttribute()
    details: JSONAttribute = JSONAttribute(null=True)
    together: JSONAttribute = JSONAttribute(null=True)
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
