"""Models of orders as staff see and decide them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from wattwerk.blacklist.hits import Hit
from wattwerk.catalog.condition_schemas import Bundle, Conditions
from wattwerk.orders.domain.basket import OrderedProduct
from wattwerk.orders.domain.order import OrderEvent
from wattwerk.orders.domain.order_form import (
    Address,
    Channel,
    Check,
    Consents,
    OrderedMeter,
    OrderStatus,
    Origin,
    Person,
    Start,
)
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language, PaymentMethod


class OrderSummary(Schema):
    """An order as a line of a list."""

    order_number: str
    brand: str
    status: OrderStatus
    received_at: datetime
    name: str
    postcode: str
    town: str
    commodity: Commodity
    product_name: str
    yearly_price: Decimal
    supply_start: date
    open_checks: int = Field(description="How many checks need a clerk.")
    channel: Channel = "online"


class Order(OrderSummary):
    """An order with everything that staff need to decide."""

    version: int
    language: Language
    customer_type: CustomerType
    supply_address: Address
    billing_address: Address | None
    person: Person
    meter: OrderedMeter
    start: Start
    payment_method: PaymentMethod
    iban_masked: str | None
    account_holder: str | None
    mandate_reference: str | None
    desired_debit: str | None = Field(
        default=None, description="Masked account for which the customer still has to grant a mandate."
    )
    consents: Consents
    consumption: int
    consumption_off_peak: int | None
    conditions: Conditions
    checks: list[Check]
    history: list[OrderEvent]
    blacklist_hits: list[Hit] = Field(
        default_factory=list, description="Entries of the blacklist that speak against it, the surest first."
    )
    confirmation_until: datetime | None = Field(
        default=None, description="Until when the customer can confirm in text form what staff took down."
    )
    confirmed_at: datetime | None = None
    origin: Origin = Origin.model_construct()
    answers: list[GivenAnswer] = Field(default_factory=list)
    extras: list[OrderedProduct] = Field(default_factory=list)
    bundle: Bundle | None = None
    power_of_attorney: str | None = Field(
        default=None, description="Text of the power of attorney to cancel the previous contract."
    )
    existing_customer: str | None = Field(
        default=None, description="Number of the customer from whom it comes, as far as staff know one."
    )
    together: list[str] = Field(
        default_factory=list, description="Numbers of the orders that came in the same request, as a bundle."
    )
    customer_number: str | None = None
    contract_number: str | None = None
    document_ids: list[str] = Field(
        default_factory=list,
        description="Documents issued about the order, newest first; empty in answers to a decision.",
    )


class OrdersQuery(PageRequest):
    """Which orders to list, newest first."""

    brand: str
    status: OrderStatus | None = None


class Decision(Schema):
    """Acceptance or rejection by staff."""

    version: int = Field(description="Version of the order that was looked at.")
    reason: Annotated[str, Field(max_length=500)] = ""
    despite_blacklist: bool = Field(
        default=False, description="Accept although the blacklist speaks against it; needs a reason."
    )
    customer_number: str = Field(
        default="",
        max_length=20,
        description="On acceptance: the order comes from this existing customer; else as it was taken down.",
    )
    confirmed_customer: bool = Field(
        default=False,
        description="Accept although name or birth date of the existing customer differ: it is the same one.",
    )
