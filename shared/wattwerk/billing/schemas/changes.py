"""Models of what customers change about payment and contact."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from wattwerk.billing.schemas.accounts import BillAddress, BillDelivery
from wattwerk.billing.schemas.bank_details import Holder, Iban
from wattwerk.billing.schemas.requests import Password
from wattwerk.customers.schemas import ContactData, PersonName
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language, PaymentMethod


class PaymentChange(Schema):
    """From where instalments shall be paid. Transfer ends direct debits and revokes the mandate."""

    method: PaymentMethod
    iban: Iban = Field(default="", description="For direct debits, as people type it.")
    account_holder: Holder = ""
    mandate_granted: bool = Field(default=False, description="Tick at the SEPA mandate text.")


class PayoutChange(Schema):
    """Where credits shall go. Without an IBAN they go to the account of the instalments again."""

    iban: Iban = ""
    account_holder: Holder = ""


class BankDetailsWish(Schema):
    """Other bank details for one or several contract accounts; what is left out stays."""

    account_numbers: Annotated[list[str], Field(min_length=1, max_length=12)]
    payment: PaymentChange | None = None
    payout: PayoutChange | None = None
    language: Language = Field(default="de", description="Language in which the mandate was shown.")


class BankDetailsChange(BankDetailsWish):
    """The same from the customer, who proves who it is."""

    password: Password


class MandateToken(Schema):
    """The token of a link that asks for a SEPA mandate. It travels in the body, so that no log has it."""

    token: Annotated[str, Field(min_length=10, max_length=200)]


class MandateGrant(MandateToken):
    """The customer's declaration."""

    mandate_granted: bool = Field(description="Tick at the SEPA mandate text.")


class MandateRequest(Schema):
    """The SEPA mandate that a customer is asked to grant."""

    brand: str
    account_number: str
    account_holder: str
    iban_masked: str
    bank_name: str | None
    mandate_text: str = Field(description="To be shown literally beside the box to tick.")
    valid_until: datetime


class ContactChange(Schema):
    """How the customer can be reached from now on."""

    contact: ContactData


class NameChange(Schema):
    """Another name of the customer, or of the contact person of a business."""

    name: PersonName
    reason: Annotated[str, Field(max_length=200)] = Field(default="", description="E.g. a marriage.")
    password: Password


class BillingAddressChange(Schema):
    """Who gets the bills of some contract accounts, and where."""

    account_numbers: Annotated[list[str], Field(min_length=1, max_length=12)]
    recipient: Annotated[str, Field(max_length=120)] = Field(default="", description="Empty: the customer.")
    address: BillAddress | None = Field(default=None, description="Null: the customer's own address.")
    password: Password


class BillDeliveryChange(Schema):
    """How often and in which form the bills of some contract accounts shall come."""

    account_numbers: Annotated[list[str], Field(min_length=1, max_length=12)]
    delivery: BillDelivery
