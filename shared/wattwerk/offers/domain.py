"""An offer that staff make to somebody: what it says, and which way it goes."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from wattwerk.catalog.schemas import QuoteRequest
from wattwerk.offers.selection import Selection
from wattwerk.orders.domain.order_form import Address, Person, Start
from wattwerk.platform.extra_fields import Answers
from wattwerk.platform.problems import Problem
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

LONGEST_DAYS = 90
"""How far ahead a price may be promised."""


class OfferStatus(StrEnum):
    """Where an offer stands. ``expired`` follows from its last day and is stored nowhere."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


_NEXT: dict[OfferStatus, frozenset[OfferStatus]] = {
    OfferStatus.DRAFT: frozenset({OfferStatus.SENT, OfferStatus.WITHDRAWN}),
    OfferStatus.SENT: frozenset({OfferStatus.ACCEPTED, OfferStatus.DECLINED, OfferStatus.WITHDRAWN}),
}


class OfferTerms(Schema):
    """What staff decide about an offer."""

    language: Language = "de"
    quote_id: str = Field(description="Quote of the tariff calculator from which the tariffs come.")
    product_codes: list[str] = Field(
        default_factory=list,
        max_length=5,
        description="Tariffs of the quote among which the customer chooses; there is one, or a bundle.",
    )
    bundle_codes: list[str] = Field(
        default_factory=list, max_length=5, description="Bundles among which the customer chooses, too."
    )
    extra_codes: list[str] = Field(
        default_factory=list,
        max_length=10,
        description="Products besides energy that can be ordered along with any of them.",
    )
    answers: dict[str, Answers] = Field(
        default_factory=dict,
        max_length=20,
        description="What is known of the products' own questions, by product; acceptance asks the rest.",
    )
    person: Person = Field(description="To whom. The birthday may be missing; acceptance asks for it.")
    supply_address: Address | None = Field(default=None, description="Null: acceptance asks for it.")
    meter_number: str = Field(default="", max_length=40)
    previous_supplier: str = Field(default="", max_length=120)
    start: Start = Field(default_factory=lambda: Start(reason="supplier_switch"))
    valid_until: date = Field(description="Last day on which it can be accepted at its prices.")
    personal_text: str = Field(default="", max_length=2000, description="Own words above the tariffs.")
    customer_number: str = Field(default="", max_length=20, description="Of an existing customer.")


class OfferEvent(Schema):
    """One step of an offer."""

    at: datetime
    status: OfferStatus
    actor: str = Field(description="`prospect` or the staff member's name.")
    note: str = ""


class SalesOffer(Selection):
    """An offer as it stands. ``version`` is None until it is stored."""

    offer_number: str
    brand: str
    created_at: datetime
    status: OfferStatus
    terms: OfferTerms
    asked: QuoteRequest = Field(description="For which place and consumption it was calculated.")
    expires_at: datetime = Field(description="The end of its last day.")
    order_number: str | None = None
    chosen: str | None = Field(default=None, description="Code of the tariff that was accepted.")
    chosen_bundle: str = Field(default="", description="Code of the bundle, if one was accepted.")
    version: int | None = None
    history: list[OfferEvent] = Field(default_factory=list)

    def status_at(self, now: datetime) -> OfferStatus:
        """Return where it stands at a moment: what nobody accepted in time has expired."""
        over = self.status is OfferStatus.SENT and now >= self.expires_at
        return OfferStatus.EXPIRED if over else self.status

    def moved(self, wanted: OfferStatus, *, actor: str, now: datetime, note: str = "") -> "SalesOffer":
        """Return the offer after a step.

        Raises:
            Problem: 409 ``offer_not_open`` when it cannot go there any more.
        """
        present = self.status_at(now)
        if wanted not in _NEXT.get(present, frozenset()):
            raise Problem(
                409, "offer_not_open", "This offer cannot be changed any more.", offer_status=present.value
            )
        step = OfferEvent(at=now, status=wanted, actor=actor, note=note)
        return self.model_copy(update={"status": wanted, "history": [*self.history, step]})
