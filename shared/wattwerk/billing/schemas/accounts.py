"""Models of contract accounts: how somebody pays, and how bills come."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.customers.schemas import PostalAddress
from wattwerk.platform.schema import Schema, ShortText
from wattwerk.platform.vocabulary import PaymentMethod

BillRhythm = Literal["yearly", "half_yearly", "quarterly", "monthly"]
"""How often there is a bill; suppliers have to offer all of these (§ 40b (1) EnWG)."""

BillChannel = Literal["electronic", "paper"]


class BillDelivery(Schema):
    """How often and in which form bills come. Both forms are free once a year (§ 40b (1), (2) EnWG)."""

    rhythm: BillRhythm = "yearly"
    channel: BillChannel = "electronic"


class ContractAccount(Schema):
    """A contract account: how the customer pays for one or several contracts."""

    account_number: str
    payment_method: PaymentMethod
    iban_masked: str | None
    bank_name: str | None
    account_holder: str | None
    mandate_reference: str | None
    instalment: Decimal = Field(description="€ per month.")
    instalment_since: date | None
    payout_iban_masked: str | None = Field(
        default=None, description="Account for credits when it differs from the one for payments."
    )
    payout_holder: str | None = None
    billing_recipient: str | None = Field(
        default=None, description="Who gets the bills when it is not the customer."
    )
    billing_address: PostalAddress | None = Field(
        default=None, description="Where bills go when it is not the customer's address."
    )
    bill_delivery: BillDelivery = Field(default_factory=BillDelivery)


class BillAddress(PostalAddress):
    """Where bills shall go."""

    street: ShortText
    house_number: Annotated[str, Field(max_length=20)]
    postcode: Annotated[str, Field(min_length=3, max_length=12)]
    town: ShortText
    addition: Annotated[str, Field(max_length=120)] = ""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "DE"
