"""Models of transactions for the billing system."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.platform.schema import PageRequest, Schema

TransactionKind = Literal[
    "meter_reading_report",
    "contract_start",
    "bank_change",
    "instalment_change",
    "contact_change",
    "name_change",
    "billing_address_change",
    "bill_delivery_change",
    "product_cancellation",
    "cancellation",
    "withdrawal",
    "move_out",
    "move_in",
]


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
    together: list[str] = Field(
        default_factory=list, description="Transactions that were made at once, this one included."
    )
    exportable_from: datetime | None = Field(
        default=None, description="Until then the customer can undo it by a link in a mail."
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
