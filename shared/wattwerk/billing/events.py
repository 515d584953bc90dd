"""Events of billing: the way of a transaction."""

from typing import ClassVar

from pydantic import BaseModel, Field

from wattwerk.platform.events import DomainEvent
from wattwerk.platform.schema import DEFERRED


class OfTransaction(BaseModel):
    """What all events of a transaction carry."""

    model_config = DEFERRED

    source: ClassVar[str] = "billing"

    transaction_id: str = Field(description="The transaction.")
    customer_number: str = Field(description="Customer whom it concerns.")
    kind: str = Field(description="e.g. `meter_reading_report`.")


class TransactionReceived(OfTransaction, DomainEvent):
    """A transaction waits to be passed to billing."""


class TransactionExported(OfTransaction, DomainEvent):
    """A transaction was passed to billing."""


class TransactionAcknowledged(OfTransaction, DomainEvent):
    """Billing carried the transaction out."""


class TransactionRejected(OfTransaction, DomainEvent):
    """Billing refused the transaction; staff have to see why."""


class TransactionWithdrawn(OfTransaction, DomainEvent):
    """The customer took the request back before it was passed to billing."""


class ProductEnded(DomainEvent):
    """The last day of a cancelled product besides energy has passed."""

    source: ClassVar[str] = "billing"

    customer_number: str = Field(description="Whose product it was.")
    product_number: str = Field(description="The product.")


class MandateRequested(DomainEvent):
    """A customer is asked by mail to grant a SEPA mandate."""

    source: ClassVar[str] = "billing"

    customer_number: str = Field(description="Who is asked.")
    account_number: str = Field(description="Contract account that would be paid by direct debit.")
    request_id: str = Field(description="The request; a newer one for the account replaces it.")
