"""Models of orders: what a prospect sends, what staff see."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.blacklist.hits import Hit
from wattwerk.catalog.condition_schemas import Bundle, Conditions
from wattwerk.catalog.schemas import Offer
from wattwerk.documents.schemas import AttachedFile, DocumentEntry
from wattwerk.orders.domain.basket import OrderedProduct
from wattwerk.orders.domain.order import OrderEvent
from wattwerk.orders.domain.order_form import (
    Address,
    Channel,
    Check,
    Consents,
    OrderDraft,
    OrderedMeter,
    OrderRequest,
    OrderStatus,
    Origin,
    Payment,
    Person,
    Start,
)
from wattwerk.orders.domain.unfinished import UnfinishedOrder
from wattwerk.platform.extra_fields import GivenAnswer
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
    "Origin",
    "Payment",
    "Person",
    "Start",
    "UnfinishedOrder",
]


class ReviewedSupply(Schema):
    """A further tariff of the bundle that is reviewed."""

    offer: Offer
    supply_start: date
    contract_summary: dict[str, str] = Field(description="Lines of its contract summary (§ 41 (4) EnWG).")
    power_of_attorney: str = Field(
        description="Text at the box that lets us cancel its previous contract; to be shown literally."
    )


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
    answers: list[GivenAnswer] = Field(default_factory=list)
    extras: list[OrderedProduct] = Field(default_factory=list)
    bundle: Bundle | None = None
    further_supplies: list[ReviewedSupply] = Field(default_factory=list)


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


class ReceivedOrder(Schema):
    """One tariff of what was ordered together."""

    order_number: str
    product_name: str
    commodity: Commodity
    yearly_price: Decimal
    supply_start: date


class OrderReceipt(Schema):
    """What the prospect gets at once (§ 312i (1) BGB)."""

    order_number: str
    received_at: datetime
    status: OrderStatus
    email_masked: str = Field(description="Where the confirmation goes, e.g. `a…@example.org`.")
    yearly_price: Decimal
    supply_start: date
    further_order_numbers: list[str] = Field(
        default_factory=list, description="Orders of the bundle's further tariffs."
    )
    orders: list[ReceivedOrder] = Field(
        default_factory=list, description="Every tariff with the order that it became, the first one first."
    )
    start_reason: Literal["supplier_switch", "move_in"] = Field(
        default="supplier_switch", description="Whether a previous supplier is left, or somebody moves in."
    )


TakenDownBy = Annotated[
    Literal["telephone", "letter"],
    Field(
        description="`letter`: the customer's declaration lies before staff in writing or by e-mail. "
        "`telephone`: a household has to declare it in text form before it counts (§ 41b (1) EnWG)."
    ),
]


class CapturedDraft(OrderDraft):
    """An order that is being taken down, to be looked at before it is stored."""

    channel: TakenDownBy = "telephone"
    mandate_attached: bool = Field(
        default=False, description="The signed SEPA mandate lies before staff and will come with the order."
    )


class CapturedOrder(OrderRequest):
    """An order that staff take down for a customer."""

    channel: TakenDownBy
    mandate_document: AttachedFile | None = Field(
        default=None,
        description="The signed SEPA mandate. An order that counts at once is paid by direct debit only with "
        "it; without it by transfer, until the customer grants the mandate by the link of a mail.",
    )
    customer_number: str = Field(
        default="", max_length=20, description="Of somebody who is a customer already; else one is created."
    )


class CapturedOrderView(Schema):
    """What a customer is asked to declare."""

    order_number: str
    brand: str
    language: Language
    customer_type: CustomerType
    offer: Offer
    person: Person
    supply_address: Address
    billing_address: Address | None
    meter_number: str
    previous_supplier: str
    start: Start
    supply_start: date
    payment_method: PaymentMethod
    iban_masked: str | None
    account_holder: str | None
    contract_summary: dict[str, str] = Field(description="Lines of the contract summary (§ 41 (4) EnWG).")
    declarations: dict[str, str] = Field(description="Texts of the boxes to tick; to be shown literally.")
    confirmation_until: datetime
    answers: list[GivenAnswer] = Field(default_factory=list)
    extras: list[OrderedProduct] = Field(default_factory=list)
    bundle: Bundle | None = None
    further_supplies: list[ReviewedSupply] = Field(
        default_factory=list, description="Further tariffs of the bundle; they are declared with this order."
    )


class CapturedOrderConfirmation(LinkToken):
    """The customer's declaration."""

    consents: Consents
    mandate_granted: bool = Field(default=False, description="Tick at the SEPA mandate text.")


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
