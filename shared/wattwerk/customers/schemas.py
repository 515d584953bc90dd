"""Models of customers, their data and their activities."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.brands.schemas import Places, PortalLayout
from wattwerk.platform.schema import NamePart, PageRequest, Schema
from wattwerk.platform.vocabulary import CustomerType, Language, Salutation

HOME = "DE"
"""Country of addresses that name none."""


class PostalAddress(Schema):
    """A postal address in its parts."""

    street: str
    house_number: str
    postcode: str
    town: str
    addition: str = ""
    country: str = Field(default=HOME, description="ISO 3166-1 code of two letters.")

    def in_one_line(self) -> str:
        """Return it as one line, with the country's code when it is abroad."""
        country = "" if self.country == HOME else self.country
        parts = (f"{self.street} {self.house_number}", self.addition, f"{self.postcode} {self.town}", country)
        return ", ".join(part for part in parts if part)


class ContactConsents(Schema):
    """What the customer wants to be told, and how. Advertising needs consent (§ 7 UWG)."""

    reminders_email: bool = Field(default=True, description="Reminders, e.g. of meter readings, by mail.")
    reminders_sms: bool = Field(default=False, description="The same by text message to the mobile.")
    advertising_email: bool = False
    advertising_phone: bool = False


Phone = Annotated[str, Field(max_length=40)]


class ContactData(Schema):
    """How a customer can be reached, and about what."""

    phone: Phone = ""
    mobile: Phone = ""
    fax: Phone = ""
    consents: ContactConsents = ContactConsents.model_construct()


class Customer(Schema):
    """A customer of a brand."""

    customer_number: str
    brand: str
    customer_type: CustomerType
    salutation: Salutation
    title: str
    first_name: str
    last_name: str
    company: str
    date_of_birth: date | None
    email: str
    phone: str
    mobile: str | None = None
    fax: str | None = None
    consents: ContactConsents | None = Field(default=None, description="Null until the customer has chosen.")
    language: Language
    billing_address: PostalAddress
    since: date
    restricted_since: datetime | None = Field(
        default=None, description="Since when the data may only be kept, not used (Art. 18 GDPR)."
    )


class PersonName(Schema):
    """How a person is addressed and called."""

    salutation: Salutation = Salutation.NONE
    title: Annotated[str, Field(max_length=40)] = ""
    first_name: NamePart
    last_name: NamePart


class Arrangement(Schema):
    """How a customer has arranged a page; an empty list restores what the brand has arranged."""

    places: Places


class Arrangements(PortalLayout):
    """How a customer has arranged the pages of the portal; empty lists mean: as the brand does."""


class CustomerSummary(Schema):
    """A customer as a line of a list."""

    customer_number: str
    brand: str
    name: str
    postcode: str
    town: str
    since: date


class CustomersQuery(PageRequest):
    """Which customers to list, by name; ``search`` is the beginning of a name or a customer number."""

    brand: str
    search: str | None = Field(default=None, min_length=1, max_length=60)


class Activity(Schema):
    """Something that happened with a customer or a contract account, as staff see it."""

    activity_id: str
    at: datetime
    kind: Literal[
        "order_accepted",
        "contract_concluded",
        "meter_reading_reported",
        "meter_reading_corrected",
        "portal_login_created",
        "transaction_status",
        "message_received",
        "message_answered",
        "document_uploaded",
        "mandate_requested",
        "mandate_filed",
        "price_change_announced",
        "price_change_withdrawn",
        "contract_changed",
        "product_activated",
        "own_message_sent",
        "data_disclosed",
        "erasure_requested",
        "erasure_done",
        "restricted",
        "restriction_lifted",
        "restricted_customer_opened",
    ]
    subject: Literal["customer", "contract_account"]
    account_number: str | None = None
    actor: str
    parameters: dict[str, str] = Field(default_factory=dict, description="Identifiers and values to show.")
