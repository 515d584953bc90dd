"""Models of orders that staff take down, and of how customers confirm them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import Offer
from wattwerk.documents.schemas import AttachedFile
from wattwerk.orders.domain.basket import OrderedProduct
from wattwerk.orders.domain.order_form import (
    Address,
    Consents,
    OrderDraft,
    OrderRequest,
    Person,
    Start,
)
from wattwerk.orders.schemas.review import ReviewedSupply
from wattwerk.orders.schemas.standing import LinkToken
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import CustomerType, Language, PaymentMethod

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
