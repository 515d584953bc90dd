"""Models of orders: what a prospect sends, what staff see."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from wattwerk.catalog.schemas import Conditions, Offer
from wattwerk.orders.domain.order import OrderEvent
from wattwerk.orders.domain.order_form import (
    Address,
    Check,
    Consents,
    OrderDraft,
    OrderedMeter,
    OrderRequest,
    OrderStatus,
    Payment,
    Person,
    Start,
)
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language, PaymentMethod

__all__ = [
    "Address",
    "Check",
    "Consents",
    "Decision",
    "DeclarationTexts",
    "DeclarationTextsQuery",
    "Order",
    "OrderDraft",
    "OrderEvent",
    "OrderReceipt",
    "OrderRequest",
    "OrderReview",
    "OrderStatus",
    "OrderSummary",
    "OrderedMeter",
    "OrdersQuery",
    "Payment",
    "Person",
    "Start",
]


class OrderReview(Schema):
    """The review page: what would be ordered, at which price, from when (§ 312j (2) BGB)."""

    offer: Offer
    yearly_price: Decimal
    supply_start: date
    contract_summary: dict[str, str] = Field(
        description="Lines of the contract summary (§ 41 (4) EnWG) by key, in the order's language."
    )
    checks: list[Check]
    bank_name: str | None = None
    iban_masked: str | None = None
    declarations: dict[str, str] = Field(
        description="Texts of the boxes to tick: `terms`, `sepa_mandate` …; to be shown literally."
    )


class DeclarationTextsQuery(Schema):
    """For which brand, in which language."""

    brand: str
    language: Language = "de"


class DeclarationTexts(Schema):
    """Texts that belong to the boxes of the order funnel; an order stores them as shown."""

    version: str = Field(description="Version of the texts.")
    texts: dict[str, str] = Field(
        description="By declaration: `terms`, `withdrawal_information`, `early_start`,"
        " `power_of_attorney`, `sepa_mandate`, `marketing_email`."
    )


class OrderReceipt(Schema):
    """What the prospect gets at once (§ 312i (1) BGB)."""

    order_number: str
    received_at: datetime
    status: OrderStatus
    email_masked: str = Field(description="Where the confirmation goes, e.g. `a…@example.org`.")
    yearly_price: Decimal
    supply_start: date


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
    consents: Consents
    consumption: int
    consumption_off_peak: int | None
    conditions: Conditions
    checks: list[Check]
    history: list[OrderEvent]
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
