"""Models of bank details and their history."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.billing.schemas.requests import CustomerRequest
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import PaymentMethod

Iban = Annotated[str, Field(max_length=60)]
Holder = Annotated[str, Field(max_length=70)]
"""Name of an account holder; SEPA takes 70 characters."""


class PaymentDetails(Schema):
    """Bank details with masked IBANs."""

    payment_method: PaymentMethod
    iban_masked: str | None
    bic: str | None
    bank_name: str | None
    account_holder: str | None
    mandate_reference: str | None
    mandate_granted_at: datetime | None
    payout_iban_masked: str | None
    payout_bic: str | None
    payout_bank_name: str | None
    payout_holder: str | None


class FormerPaymentDetails(PaymentDetails):
    """Bank details of the history."""

    status: Literal["requested", "applied", "refused", "withdrawn"]
    requested_at: datetime


class BankDetails(Schema):
    """How a contract account is paid, and how that has changed."""

    account_number: str
    current: PaymentDetails
    pending: CustomerRequest | None = Field(description="Change that billing has not answered yet.")
    mandate_text: str = Field(description="To be shown literally beside the box to tick.")
    history: list[FormerPaymentDetails] = Field(description="Newest first.")
