"""Models of contract accounts and of transactions for the billing system."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from wattwerk.billing.domain import TransactionStatus
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import PaymentMethod

__all__ = [
    "ContractAccount",
    "StatusChange",
    "Transaction",
    "TransactionEvent",
    "TransactionKind",
    "TransactionStatus",
    "TransactionsQuery",
]

TransactionKind = Literal[
    "meter_reading_report",
    "contract_start",
    "bank_change",
    "instalment_change",
    "contact_change",
    "billing_address_change",
    "cancellation",
    "withdrawal",
    "move_out",
    "move_in",
]


class ContractAccount(Schema):
    """A contract account: how the customer pays for one or several contracts."""

    account_number: str
    payment_method: PaymentMethod
    iban_masked: str | None
    bank_name: str | None
    account_holder: str | None
    mandate_reference: str | None
    instalment: Decimal = Field(description="€ per month.")
    instalment_since: date | None


class TransactionEvent(Schema):
    """One step of a transaction."""

    at: datetime
    status: TransactionStatus
    actor: str
    reason: str = ""


class Transaction(Schema):
    """A change that billing must know. The payload never changes."""

    transaction_id: str
    brand: str
    kind: TransactionKind
    status: TransactionStatus
    customer_number: str
    account_number: str
    contract_number: str
    received_at: datetime
    payload: dict[str, Any]
    details: dict[str, str] = Field(
        default_factory=dict, description="What the customer sees of the request: names and values."
    )
    history: list[TransactionEvent]
    version: int


class TransactionsQuery(PageRequest):
    """Which transactions to list, newest first."""

    brand: str
    status: TransactionStatus | None = None
    kind: TransactionKind | None = None


class StatusChange(Schema):
    """What staff record of a transaction by hand."""

    version: int
    reason: Annotated[str, Field(max_length=500)] = ""
