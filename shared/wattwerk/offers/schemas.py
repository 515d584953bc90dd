"""Models of offers that staff make."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from wattwerk.brands.schemas import Contact
from wattwerk.catalog.schemas import FurtherSupply, QuoteRequest
from wattwerk.offers.domain import OfferEvent, OfferStatus, OfferTerms
from wattwerk.offers.selection import Selection
from wattwerk.orders.domain.order_form import (
    Address,
    Code,
    Consents,
    FurtherOrder,
    OrderedExtra,
    OrderedMeter,
    Payment,
    Person,
    Start,
)
from wattwerk.orders.schemas.standing import LinkToken
from wattwerk.platform.extra_fields import Answers
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language


class NewOffer(OfferTerms):
    """An offer to be drafted."""

    brand: str


class OfferChange(OfferTerms):
    """A draft as it shall be from now on."""

    version: int


class OfferToPreview(NewOffer):
    """An offer of which the letter is wanted before anything is stored."""

    offer_number: str = Field(default="", max_length=20, description="Of a draft that is being changed.")


class LetterPreview(Schema):
    """How a letter would look. Nothing is issued."""

    pdf: str = Field(description="The letter, in base64.")
    pages: list[str] = Field(description="Its first pages as PNG, in base64.")


class OfferStep(Schema):
    """A step of an offer; `reason` is kept in its history."""

    version: int = Field(description="Version of the offer that was looked at.")
    reason: Annotated[str, Field(max_length=500)] = ""


class OfferSummary(Schema):
    """An offer as a line of the list."""

    offer_number: str
    brand: str
    status: OfferStatus
    name: str
    postcode: str
    commodity: Commodity
    customer_type: CustomerType
    product_names: list[str]
    yearly_price: Decimal = Field(description="€, of the cheapest tariff offered, or the accepted one.")
    valid_until: date
    created_at: datetime
    order_number: str | None


class StaffOffer(OfferSummary, Selection):
    """An offer with everything that staff know."""

    version: int
    terms: OfferTerms
    asked: QuoteRequest
    chosen: str | None
    chosen_bundle: str = ""
    history: list[OfferEvent]
    document_ids: list[str] = Field(default_factory=list, description="The letter, once it has been sent.")


class OffersQuery(PageRequest):
    """Which offers, newest first; sent and expired ones by their last day."""

    brand: str
    status: OfferStatus | None = None


class OfferView(Selection):
    """What somebody sees who opens the link of an offer."""

    offer_number: str
    brand: str
    status: OfferStatus
    language: Language
    customer_type: CustomerType
    person: Person
    supply_address: Address | None
    postcode: str
    town: str | None
    commodity: Commodity
    consumption: int
    consumption_off_peak: int | None
    meter_number: str
    previous_supplier: str
    start: Start
    further_supplies: list[FurtherSupply] = Field(description="What the bundles supply besides.")
    extra_codes: list[str] = Field(description="Products that can be ordered along with any choice.")
    answers: dict[str, Answers] = Field(description="What we know of the products' own questions.")
    chosen: str | None
    chosen_bundle: str = ""
    valid_until: date
    personal_text: str
    contact: Contact
    order_number: str | None


class OfferAnswer(LinkToken):
    """What an acceptance adds to an offer."""

    product_code: str
    supply_address: Address
    billing_address: Address | None = None
    date_of_birth: date | None = Field(default=None, description="Mandatory for households.")
    phone: Annotated[str, Field(max_length=40)] = ""
    meter: OrderedMeter
    start: Start
    payment: Payment
    consents: Consents
    answers: Answers = Field(default_factory=dict, description="To the tariff's own questions.")
    extras: Annotated[list[OrderedExtra], Field(max_length=10)] = Field(default_factory=list)
    bundle_code: Code = Field(default="", description="The bundle, if one is chosen.")
    further_supplies: Annotated[list[FurtherOrder], Field(max_length=3)] = Field(
        default_factory=list, description="Its further tariffs, at the promised prices."
    )


class OfferRefusal(LinkToken):
    """That an offer is declined."""

    reason: Annotated[str, Field(max_length=500)] = ""


class Refused(Schema):
    """That the refusal was noted."""

    offer_number: str
    status: OfferStatus
