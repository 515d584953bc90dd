"""Models of what a prospect sees before ordering."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import Offer
from wattwerk.orders.domain.basket import OrderedProduct
from wattwerk.orders.domain.order_form import (
    Check,
)
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language


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
