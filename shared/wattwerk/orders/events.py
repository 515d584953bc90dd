"""Facts about orders that other contexts react to."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class OrderPlaced(DomainEvent):
    """A prospect placed a binding order."""

    source: ClassVar[str] = "orders"
    order_number: str = Field(description="Number that the prospect was told.")


class OrderCaptured(DomainEvent):
    """Staff took an order down; it waits for its customer's declaration in text form."""

    source: ClassVar[str] = "orders"
    order_number: str = Field(description="Number that the customer was told.")


class OrderStopped(DomainEvent):
    """An order waits for a clerk, because something came up after it was placed."""

    source: ClassVar[str] = "orders"
    order_number: str = Field(description="Number of the waiting order.")


class OrderAccepted(DomainEvent):
    """The supplier accepted an order; the contract is concluded and can be created."""

    source: ClassVar[str] = "orders"
    order_number: str = Field(description="Number of the accepted order.")


class OrderRejected(DomainEvent):
    """The supplier declined an order."""

    source: ClassVar[str] = "orders"
    order_number: str = Field(description="Number of the declined order.")


class OrderFormSaved(DomainEvent):
    """A prospect wants to go on with an order later, on any device."""

    source: ClassVar[str] = "orders"
    form_id: str = Field(description="Identifies the kept form; it opens nothing without our signature.")


class ContractSummaryIncomplete(DomainEvent):
    """A product cannot be ordered, because its contract summary lacks what the law wants in it.

    Told at most once a day for each product of a brand.
    """

    source: ClassVar[str] = "orders"
    product_code: str = Field(description="The product that nobody can order.")
    missing: list[str] = Field(description="JSON pointers of the gaps in the contract summary.")
