"""Facts about offers that other contexts react to."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class SalesOfferSent(DomainEvent):
    """Staff sent an offer."""

    source: ClassVar[str] = "offers"
    offer_number: str = Field(description="Number of the offer.")


class SalesOfferAccepted(DomainEvent):
    """A customer accepted an offer; it is an order now."""

    source: ClassVar[str] = "offers"
    offer_number: str = Field(description="Number of the offer.")
    order_number: str = Field(description="Number of the order that it became.")


class SalesOfferDeclined(DomainEvent):
    """A customer declined an offer."""

    source: ClassVar[str] = "offers"
    offer_number: str = Field(description="Number of the offer.")
