"""Models of the order form while it is filled in and saved."""

from datetime import date, datetime

from pydantic import Field

from wattwerk.catalog.schemas import Offer
from wattwerk.orders.domain.order_form import (
    StepName,
)
from wattwerk.orders.domain.unfinished import UnfinishedOrder
from wattwerk.orders.schemas.standing import Token
from wattwerk.platform.schema import EmailAddress, Schema


class FieldFault(Schema):
    """A fault of one field, as in `errors` of a problem."""

    pointer: str = Field(description="JSON pointer into the form.")
    code: str
    message: str
    parameters: dict[str, str | int | float | bool] = Field(default_factory=dict)


class StepProgress(Schema):
    """A step of the order and what it still lacks."""

    name: StepName
    applies: bool = Field(description="False: the step has nothing to ask here and is skipped.")
    complete: bool
    faults: list[FieldFault]


class OrderProgress(Schema):
    """How far an order has come; price and completeness are worked out anew each time."""

    steps: list[StepProgress] = Field(description="In their order.")
    next_step: StepName | None = Field(description="The first step that lacks something; null: order now.")
    offer: Offer | None = Field(description="The chosen tariff as it costs now; null before the choice.")
    price_changed: bool = Field(description="The price is another one than in the quote.")
    supply_start: date | None = Field(description="Expected start of supply, as far as it is known.")


class SaveOrder(Schema):
    """A form to be kept, and where the link goes that opens it on any device."""

    form: UnfinishedOrder
    email: EmailAddress
    token: Token | None = Field(
        default=None,
        description="Of the form that was saved before: it is replaced and keeps its link.",
    )


class SavedOrder(Schema):
    """A kept form. Anybody gets the same answer, known or not."""

    token: str = Field(description="Opens the form; the mailed link has it, too.")
    expires_at: datetime


class ResumedOrder(Schema):
    """A form that was kept, with how far it had come. Account and declarations are given anew."""

    form: UnfinishedOrder
    progress: OrderProgress
    saved_at: datetime
    expires_at: datetime


class Removed(Schema):
    """What was asked for is not kept any more."""

    removed: bool
