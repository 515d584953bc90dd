"""Models of contract accounts and of transactions for the billing system."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from wattwerk.billing.domain import TransactionStatus
from wattwerk.customers.schemas import PostalAddress
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import PaymentMethod

__all__ = [
    "ContractAccount",
    "CustomerRequest",
    "CustomerRequests",
    "RequestStep",
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
    payout_iban_masked: str | None = Field(
        default=None, description="Account for credits when it differs from the one for payments."
    )
    payout_holder: str | None = None
    billing_recipient: str | None = Field(
        default=None, description="Who gets the bills when it is not the customer."
    )
    billing_address: PostalAddress | None = Field(
        default=None, description="Where bills go when it is not the customer's address."
    )


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


class RequestStep(Schema):
    """One step of a request as its customer sees it."""

    at: datetime
    status: TransactionStatus
    reason: str = Field(default="", description="Why billing refused it.")


class CustomerRequest(Schema):
    """What a customer asked for, and how far it has come."""

    transaction_id: str
    kind: TransactionKind
    status: TransactionStatus
    account_number: str
    contract_number: str = Field(description="Empty for what concerns a whole contract account.")
    received_at: datetime
    details: dict[str, str]
    history: list[RequestStep]
    undoable: bool = Field(description="The customer may take it back, because billing has not got it.")


class CustomerRequests(Schema):
    """A customer's latest requests, newest first."""

    requests: list[CustomerRequest]


Amount = Annotated[Decimal, Field(gt=0, le=100_000, decimal_places=2, max_digits=8)]
"""€ with cents."""


class InstalmentChange(Schema):
    """Another instalment from a due date on."""

    amount: Amount = Field(description="€ per month.")
    effective_from: date = Field(description="One of the due dates offered.")
    reason: Annotated[str, Field(max_length=500)] = Field(
        default="", description="Why considerably less will be used; needed below the range."
    )
    confirmed: bool = Field(default=False, description="An amount above the range is meant.")


class InstalmentDue(Schema):
    """One instalment of the plan."""

    due_on: date
    amount: Decimal
    status: Literal["past", "next", "planned"]


class InstalmentStep(Schema):
    """What was, is or will be due per month from a day on."""

    amount: Decimal
    since: date | None


class InstalmentChoice(Schema):
    """What the customer may choose."""

    forecast: Decimal = Field(description="€ per month that the forecast consumption costs.")
    lowest: Decimal
    highest: Decimal
    due_dates: list[date] = Field(description="From which of these days on.")
    blocked_by: (
        Literal["instalment_change_pending", "instalment_contract_ended", "instalment_final_bill"] | None
    )


class InstalmentOverview(Schema):
    """Instalment of a contract account: today, planned, formerly, and what it can become."""

    account_number: str
    current: InstalmentStep
    choice: InstalmentChoice
    pending: CustomerRequest | None = Field(description="Change that billing has not answered yet.")
    plan: list[InstalmentDue]
    plan_total: Decimal = Field(description="€ of the coming instalments in the plan.")
    steps: list[InstalmentStep] = Field(description="All instalments that were confirmed, oldest first.")
    changes: list[CustomerRequest] = Field(description="Changes asked for, newest first.")


class TransactionsQuery(PageRequest):
    """Which transactions to list, newest first."""

    brand: str
    status: TransactionStatus | None = None
    kind: TransactionKind | None = None


class StatusChange(Schema):
    """What staff record of a transaction by hand."""

    version: int
    reason: Annotated[str, Field(max_length=500)] = ""
