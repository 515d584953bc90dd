"""Models of what staff change about contracts."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.billing.schemas.changes import PaymentChange
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.contracts.schemas import LocationNumber
from wattwerk.customers.schemas import PostalAddress
from wattwerk.documents.schemas import AttachedFile
from wattwerk.platform.extra_fields import Answers
from wattwerk.platform.schema import Schema, ShortText
from wattwerk.platform.vocabulary import Language


class FormLanguage(Schema):
    """Language of the brand's questions."""

    language: Language = "de"


class ContractEdit(Schema):
    """A contract as it shall be from now on; what is left out stays. Prices change by announcement."""

    version: int = Field(description="Version that was looked at.")
    reason: Annotated[str, Field(min_length=3, max_length=500)]
    consumption: Annotated[int, Field(ge=1, le=100_000_000)] | None = None
    consumption_off_peak: Annotated[int, Field(ge=0, le=100_000_000)] | None = None
    supply_start: date | None = Field(default=None, description="Only before supply has begun.")
    market_location: LocationNumber | None = Field(default=None, description="MaLo-ID; empty: unknown.")
    metering_location: LocationNumber | None = Field(default=None, description="MeLo-ID; empty: unknown.")
    grid_location: LocationNumber | None = Field(default=None, description="NeLo-ID; empty: none.")
    grid_operator: Annotated[str, Field(max_length=120)] | None = None
    answers: Answers | None = None


class StaffBankChange(Schema):
    """How a customer wishes to pay from now on, as told to staff."""

    payment: PaymentChange
    language: Language = Field(default="de", description="Language of the mandate.")
    mandate_document: AttachedFile | None = Field(
        default=None,
        description="The signed SEPA mandate. Without it the customer is asked by mail to grant one, and "
        "pays as before until then; `mandate_granted` counts for nothing here.",
    )


class StaffBankChangeOutcome(CustomerRequests):
    """What became of it: requests to billing, or a mail that asks for the mandate."""

    mandate_requested_until: datetime | None = Field(
        default=None, description="Until when the link of that mail works; null when none was sent."
    )


class NewStaffContract(Schema):
    """One more contract of a customer, entered by staff. Prices come from a quote."""

    customer_number: ShortText
    account_number: ShortText = Field(description="Contract account by which it is paid.")
    quote_id: ShortText
    product_code: ShortText
    supply_address: PostalAddress
    supply_start: date
    meter_number: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[0-9A-Za-z .\-/]+$")]
    meter_type: Literal["single", "two_rate"] = "single"
    meter_digits: int = Field(default=6, ge=4, le=9)
    market_location: LocationNumber = ""
    declared_in_text_form: bool = Field(
        default=False,
        description="The customer has declared it in text form, which a household has to (§ 41 (1) EnWG).",
    )


class ContractReference(Schema):
    """The number of a contract."""

    contract_number: str
