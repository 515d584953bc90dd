"""What a prospect declares: the values that an order is made of."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.platform.extra_fields import Answers
from wattwerk.platform.schema import CompanyName, EmailAddress, NamePart, Postcode, Schema, ShortText
from wattwerk.platform.vocabulary import CustomerType, Language, PaymentMethod, Salutation

StepName = Literal["consumption", "offers", "extras", "supply", "person", "payment", "review"]
"""Step of the form in the order funnel."""


class OrderStatus(StrEnum):
    """Where an order stands."""

    RECEIVED = "received"
    CLARIFICATION = "clarification"
    ACCEPTED = "accepted"
    CONTRACT_CREATED = "contract_created"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


Channel = Literal["online", "telephone", "letter", "offer"]
"""How an order came in: by the funnel; taken down by staff, who have it in writing or not; from an offer."""


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
    first_name: NamePart
    last_name: NamePart
    date_of_birth: date | None = Field(default=None, description="Mandatory for household customers.")
    email: EmailAddress
    phone: Annotated[str, Field(max_length=40)] = ""
    company: CompanyName = ""
    register_court: Annotated[str, Field(max_length=80)] = Field(
        default="", description="Court that keeps the commercial register, e.g. `Ingolstadt`."
    )
    register_number: Annotated[str, Field(max_length=40)] = Field(
        default="", description="Number in the commercial register, e.g. `HRB 12345`."
    )
    vat_id: Annotated[str, Field(max_length=20)] = Field(
        default="", description="VAT identification number of a business, e.g. `DE136695976`."
    )

    @property
    def name(self) -> str:
        """Return the name under which a list shows the orderer: the company's, else the person's."""
        return self.company or self.full_name

    @property
    def full_name(self) -> str:
        """Return first and last name of the person."""
        return f"{self.first_name} {self.last_name}"


class OrderedMeter(Schema):
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
    account_holder: Annotated[str, Field(max_length=120)] | None = Field(
        default=None, description="Null or empty means: whoever orders holds the account."
    )
    mandate_granted: bool = Field(default=False, description="Tick at the SEPA mandate text.")


class Consents(Schema):
    """What the prospect agreed to; the first two are needed for an order."""

    terms: bool
    withdrawal_information: bool = Field(description="Took note of the withdrawal information.")
    power_of_attorney: bool = Field(
        default=False, description="We may cancel the contract with the previous supplier (§ 312h BGB)."
    )
    marketing_email: bool = False


Code = Annotated[str, Field(max_length=60, pattern=r"^[0-9A-Za-z._\-]*$")]


class Origin(Schema):
    """Through whom an order came. It travels in the address and with the order, in no cookie (§ 25 TDDDG)."""

    partner: Code = Field(default="", description="Sales partner whose page or link led here.")
    referral_code: Code = Field(default="", description="Personal code of the customer who recommended us.")


class OrderedExtra(Schema):
    """Something besides energy that is ordered along with the tariff, e.g. photovoltaics."""

    product_code: Code
    answers: Answers = Field(default_factory=dict, description="Answers to the product's own questions.")


class FurtherOrder(Schema):
    """Another tariff of a bundle at the same place: an order and later a contract of its own."""

    product_code: Code
    meter: OrderedMeter
    start: Start
    answers: Answers = Field(default_factory=dict)
    expected_yearly_price: Decimal | None = Field(
        default=None, description="The yearly price that the prospect saw; needed for a binding order."
    )


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
    meter: OrderedMeter
    start: Start
    payment: Payment
    consents: Consents
    origin: Origin = Origin.model_construct()
    answers: Answers = Field(
        default_factory=dict, description="Answers to the tariff's own questions (`extra_fields`) by key."
    )
    extras: Annotated[list[OrderedExtra], Field(max_length=10)] = Field(default_factory=list)
    bundle_code: Code = Field(default="", description="The bundle that all this is ordered as, if it is one.")
    further_supplies: Annotated[list[FurtherOrder], Field(max_length=3)] = Field(
        default_factory=list, description="Further tariffs of the bundle; each becomes an order of its own."
    )

    @property
    def account_holder(self) -> str:
        """Return who holds the bank account: as named, else whoever orders."""
        return self.payment.account_holder or self.person.name


class OrderRequest(OrderDraft):
    """A binding order."""

    expected_yearly_price: Decimal = Field(
        description="The yearly price that the prospect saw; another one has to be confirmed first."
    )


class Check(Schema):
    """A fact that was, or could not be, checked."""

    subject: Literal["postcode", "town", "street", "grid_operator", "market_location", "iban"]
    result: Literal["confirmed", "could_not_be_checked", "implausible"]

    @property
    def is_open(self) -> bool:
        """Return whether a clerk has to look at it."""
        return self.result != "confirmed"
