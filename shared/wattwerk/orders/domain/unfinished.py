"""An order form that somebody is still filling in: every value as it was typed, any of them missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import Field

from wattwerk.orders.domain.order_form import Code, OrderedExtra
from wattwerk.platform.extra_fields import Answers
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import CustomerType, Language

Name = Annotated[str, Field(max_length=60, pattern=r"^[0-9A-Za-z._\-]+$")]
Typed = Annotated[str, Field(max_length=500)] | bool | int | None
Section = Annotated[dict[Name, Typed], Field(max_length=60)]
"""Fields of one part of the order by their names, as far as they are filled in."""


KEPT = timedelta(days=30)
"""How long a form waits for its prospect; each saving begins anew."""


class UnfinishedOrder(Schema):
    """What a prospect has filled in so far. The parts have the fields of an order's parts."""

    brand: str
    language: Language = "de"
    customer_type: CustomerType = CustomerType.HOUSEHOLD
    calculation: Section = Field(
        default_factory=dict,
        description="What the tariff calculator is asked: `postcode`, `town`, `commodity`, `consumption` …",
    )
    quote_id: Code = ""
    product_code: Code = ""
    supply_address: Section = Field(default_factory=dict)
    billing_address: Section | None = None
    person: Section = Field(default_factory=dict)
    meter: Section = Field(default_factory=dict)
    start: Section = Field(default_factory=dict)
    payment: Section = Field(default_factory=dict)
    consents: Section = Field(default_factory=dict)
    origin: Section = Field(default_factory=dict)
    answers: Answers = Field(default_factory=dict)
    extras: Annotated[list[OrderedExtra], Field(max_length=10)] = Field(default_factory=list)
    bundle_code: Code = ""
    further: Section = Field(
        default_factory=dict,
        description="Another tariff of a bundle: `wanted`, `consumption`, `product_code`, `meter_number` …",
    )

    def without_secrets(self) -> "UnfinishedOrder":
        """Return what may be kept for another device. Account and declarations are given anew."""
        changed: dict[str, Any] = {"consents": {}}
        changed["payment"] = {name: value for name, value in self.payment.items() if name == "method"}
        return self.model_copy(update=changed)


@dataclass(frozen=True)
class SavedForm:
    """A form that waits for its prospect."""

    form_id: str
    form: UnfinishedOrder
    email: str
    saved_at: datetime
    expires_at: datetime
