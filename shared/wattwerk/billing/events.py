"""Events of billing: the way of a transaction."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class TransactionEvent(DomainEvent):
    """What all events of a transaction carry."""

    source: ClassVar[str] = "billing"

    transaction_id: str = Field(description="The transaction.")
    customer_number: str = Field(description="Customer whom it concerns.")
    kind: str = Field(description="e.g. `meter_reading_report`.")


class TransactionReceived(TransactionEvent):
    """A transaction waits to be passed to billing."""


class TransactionExported(TransactionEvent):
    """A transaction was passed to billing."""


class TransactionAcknowledged(TransactionEvent):
    """Billing carried the transaction out."""


class TransactionRejected(TransactionEvent):
    """Billing refused the transaction; staff have to see why."""
