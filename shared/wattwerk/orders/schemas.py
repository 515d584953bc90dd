"""Models of orders: what a prospect sends, what staff see."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import EmailStr, Field

from wattwerk.catalog.schemas import Conditions, Offer, Postcode
from wattwerk.platform.schema import PageRequest, Schema, ShortText
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language, PaymentMethod, Salutation


class OrderStatus(StrEnum):
    """Where an order stands."""

    RECEIVED = "received"
    CLARIFICATION = "clarification"
    ACCEPTED = "accepted"
    CONTRACT_CREATED = "contract_created"
    REJECTED = "rejected"


class Address(Schema):
    """A postal address in its parts, as payment files and letters need it."""

    street: ShortText
    house_number: Annotated[str, Field(min_length=1, max_length=12)]
    postcode: Postcode
    town: ShortText
    addition: Annotated[str, Field(max_length=120)] = ""


class Person(Schema):
    """Who orders. Business customers name their company as well."""

    salutation: Salutation = Salutation.NONE
    title: Annotated[str, Field(max_length=40)] = ""
    first_name: ShortText
    last_name: ShortText
    date_of_birth: date | None = Field(default=None, description="Mandatory for household customers.")
    email: EmailStr
    phone: Annotated[str, Field(max_length=40)] = ""
    company: Annotated[str, Field(max_length=120)] = ""


class Meter(Schema):
    """What is known of the meter and the supply so far."""

    meter_number: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[0-9A-Za-z .\-/]+$")]
    market_location: str | None = Field(
        default=None, description="MaLo-ID, 11 digits with check digit; optional."
    )
    type: Literal["single", "two_rate"] = "single"
    digits: int = Field(default=6, ge=4, le=9, description="Digits before the decimal point on the counter.")
    previous_supplier: Annotated[str, Field(max_length=120)] = ""


class Start(Schema):
    """Since when supply is wished for."""

    reason: Literal["supplier_switch", "move_in"]
    desired_date: date | None = Field(default=None, description="Null means: as early as possible.")
    early_start_demanded: bool = Field(
        default=False,
        description="The customer expressly demands supply within the withdrawal period (§ 357a (2) BGB).",
    )


class Payment(Schema):
    """How the customer will pay."""

    method: PaymentMethod
    iban: Annotated[str, Field(max_length=42)] | None = None
    account_holder: Annotated[str, Field(max_length=120)] | None = None
    mandate_granted: bool = Field(default=False, description="Tick at the SEPA mandate text.")


class Consents(Schema):
    """What the prospect agreed to; the first two are needed for an order."""

    terms: bool
    withdrawal_information: bool = Field(description="Took note of the withdrawal information.")
    power_of_attorney: bool = Field(
        default=False, description="We may cancel the contract with the previous supplier (§ 312h BGB)."
    )
    marketing_email: bool = False


class OrderDraft(Schema):
    """Everything that the funnel collects. The server recomputes the price from it."""

    brand: str
    language: Language = "de"
    quote_id: str
    product_code: str
    customer_type: CustomerType = CustomerType.HOUSEHOLD
    supply_address: Address
    billing_address: Address | None = None
    person: Person
    meter: Meter
    start: Start
    payment: Payment
    consents: Consents


class OrderRequest(OrderDraft):
    """A binding order."""

    expected_yearly_price: Decimal = Field(
        description="The yearly price that the prospect saw; another one has to be confirmed first."
    )


class Check(Schema):
    """A fact that was, or could not be, checked."""

    subject: Literal["postcode", "town", "street", "grid_operator", "market_location", "iban"]
    result: Literal["confirmed", "could_not_be_checked", "implausible"]


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


class OrderReceipt(Schema):
    """What the prospect gets at once (§ 312i (1) BGB)."""

    order_number: str
    received_at: datetime
    status: OrderStatus
    email_masked: str = Field(description="Where the confirmation goes, e.g. `a…@example.org`.")
    yearly_price: Decimal
    supply_start: date


class OrderEvent(Schema):
    """One entry of an order's history."""

    at: datetime
    status: OrderStatus
    actor: str = Field(description="`prospect`, `system`, or the staff member's name.")
    note: str = ""


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
    meter: Meter
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
    document_ids: list[str] = Field(default_factory=list)


class OrdersQuery(PageRequest):
    """Which orders to list, newest first."""

    brand: str
    status: OrderStatus | None = None


class Decision(Schema):
    """Acceptance or rejection by staff."""

    version: int = Field(description="Version of the order that was looked at.")
    reason: Annotated[str, Field(max_length=500)] = ""
