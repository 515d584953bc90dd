"""Models of what the links of mails about an order show."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from wattwerk.documents.schemas import DocumentEntry
from wattwerk.orders.domain.order_form import (
    Address,
    OrderStatus,
)
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity, Language

Token = Annotated[str, Field(min_length=10, max_length=200)]


class LinkToken(Schema):
    """The token of a link in one of our mails. It travels in the body, so that no log has it."""

    token: Token


class OrderStanding(Schema):
    """Where an order stands, for whoever has the link of our mail."""

    order_number: str
    brand: str
    status: OrderStatus
    status_label: dict[Language, str] | None = Field(
        default=None,
        description="Where it stands in the brand's own words; null before its case begins.",
    )
    received_at: datetime
    updated_at: datetime
    product_name: str
    commodity: Commodity
    yearly_price: Decimal
    monthly_price: Decimal
    supply_start: date
    supply_address: Address
    contract_number: str | None
    switches_supplier: bool
    power_of_attorney: bool = Field(description="We cancel the contract with the previous supplier.")
    withdrawal_until: date | None = Field(
        description="Last day for a withdrawal, once the contract is concluded; null for businesses."
    )
    documents: list[DocumentEntry]


class DocumentOfOrder(LinkToken):
    """Which document of the order to download."""

    document_id: Annotated[str, Field(max_length=64)]
