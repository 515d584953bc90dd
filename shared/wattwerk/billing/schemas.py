"""Models of contract accounts and of transactions for the billing system."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr

from wattwerk.billing.domain.products import ProductStatus
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.catalog.domain.terms import ProductKind
from wattwerk.customers.schemas import PostalAddress
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.schema import PageRequest, Schema, ShortText
from wattwerk.platform.vocabulary import PaymentMethod

__all__ = [
    "ContractAccount",
    "CustomerRequest",
    "CustomerRequests",
    "RequestStep",
    "StatusChange",
    "Transaction",
    "TransactionEvent",
    "TransactionKind",
    "TransactionStatus",
    "TransactionsQuery",
]

TransactionKind = Literal[
    "meter_reading_report",
    "contract_start",
    "bank_change",
    "instalment_change",
    "contact_change",
    "name_change",
    "billing_address_change",
    "bill_delivery_change",
    "product_cancellation",
    "cancellation",
    "withdrawal",
    "move_out",
    "move_in",
]


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


class PurchasedProduct(Schema):
    """A product besides energy that a customer has bought. Each can be cancelled on its own."""

    number: str
    contract_number: str = Field(description="Of the contract with which it was ordered.")
    account_number: str
    product_code: str
    name: str
    product_kind: ProductKind
    status: ProductStatus
    on_request: bool = Field(description="There is no fixed price; the utility makes a personal offer.")
    monthly_price: Decimal | None = Field(description="€ per month, as shown when it was ordered.")
    one_time_price: Decimal | None = Field(description="€ once, as shown when it was ordered.")
    prices_include_vat: bool
    answers: list[GivenAnswer]
    ordered_on: date
    active_since: date | None
    last_day: date | None = Field(description="Set when it has been cancelled.")
    earliest_last_day: date = Field(description="When it would end if it were cancelled today.")
    bundle_name: str = Field(description="Of the bundle that it belongs to; empty without one.")
    bundle_discount_monthly: bool = Field(
        description="The bundle's discount lasts as long as all its parts, and ends with this one."
    )


class ProductActivation(Schema):
    """Since when a product is in use, as staff say it."""

    active_since: date


class TransactionEvent(Schema):
    """One step of a transaction."""

    at: datetime
    status: TransactionStatus
    actor: str
    reason: str = ""


class Transaction(Schema):
    """A change that billing must know. The payload never changes."""

    transaction_id: str
    brand: str
    kind: TransactionKind
    status: TransactionStatus
    customer_number: str
    account_number: str
    contract_number: str
    received_at: datetime
    payload: dict[str, Any]
    details: dict[str, str] = Field(
        default_factory=dict, description="What the customer sees of the request: names and values."
    )
    together: list[str] = Field(
        default_factory=list, description="Transactions that were made at once, this one included."
    )
    exportable_from: datetime | None = Field(
        default=None, description="Until then the customer can undo it by a link in a mail."
    )
    history: list[TransactionEvent]
    version: int


class RequestStep(Schema):
    """One step of a request as its customer sees it."""

    at: datetime
    status: TransactionStatus
    reason: str = Field(default="", description="Why billing refused it.")


class CustomerRequest(Schema):
    """What a customer asked for, and how far it has come."""

    transaction_id: str
    kind: TransactionKind
    status: TransactionStatus
    account_number: str
    contract_number: str = Field(description="Empty for what concerns a whole contract account.")
    received_at: datetime
    details: dict[str, str]
    history: list[RequestStep]
    undoable: bool = Field(description="The customer may take it back, because billing has not got it.")


class CustomerRequests(Schema):
    """A customer's latest requests, newest first."""

    requests: list[CustomerRequest]


Amount = Annotated[Decimal, Field(gt=0, le=100_000, decimal_places=2, max_digits=8)]
"""€ with cents."""


class InstalmentChange(Schema):
    """Another instalment from a due date on."""

    amount: Amount = Field(description="€ per month.")
    effective_from: date = Field(description="One of the due dates offered.")
    reason: Annotated[str, Field(max_length=500)] = Field(
        default="", description="Why considerably less will be used; needed below the range."
    )
    confirmed: bool = Field(default=False, description="An amount above the range is meant.")


class InstalmentDue(Schema):
    """One instalment of the plan."""

    due_on: date
    amount: Decimal
    status: Literal["past", "next", "planned"]


class InstalmentStep(Schema):
    """What was, is or will be due per month from a day on."""

    amount: Decimal
    since: date | None


class InstalmentChoice(Schema):
    """What the customer may choose."""

    forecast: Decimal = Field(description="€ per month that the forecast consumption costs.")
    lowest: Decimal
    highest: Decimal
    due_dates: list[date] = Field(description="From which of these days on.")
    blocked_by: (
        Literal["instalment_change_pending", "instalment_contract_ended", "instalment_final_bill"] | None
    )


class InstalmentOverview(Schema):
    """Instalment of a contract account: today, planned, formerly, and what it can become."""

    account_number: str
    current: InstalmentStep
    choice: InstalmentChoice
    pending: CustomerRequest | None = Field(description="Change that billing has not answered yet.")
    plan: list[InstalmentDue]
    plan_total: Decimal = Field(description="€ of the coming instalments in the plan.")
    steps: list[InstalmentStep] = Field(description="All instalments that were confirmed, oldest first.")
    changes: list[CustomerRequest] = Field(description="Changes asked for, newest first.")


Iban = Annotated[str, Field(max_length=60)]
Holder = Annotated[str, Field(max_length=70)]
"""Name of an account holder; SEPA takes 70 characters."""


Password = Annotated[SecretStr, Field(min_length=1, max_length=200, description="The present password.")]
"""Secret, so that it is not part of what is remembered of a request."""


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


class BillAddress(PostalAddress):
    """Where bills shall go."""

    street: ShortText
    house_number: Annotated[str, Field(max_length=20)]
    postcode: Annotated[str, Field(min_length=3, max_length=12)]
    town: ShortText
    addition: Annotated[str, Field(max_length=120)] = ""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "DE"


class TransactionsQuery(PageRequest):
    """Which transactions to list, newest first."""

    brand: str
    status: TransactionStatus | None = None
    kind: TransactionKind | None = None


class StatusChange(Schema):
    """What staff record of a transaction by hand."""

    version: int
    reason: Annotated[str, Field(max_length=500)] = ""


class ExportRequest(Schema):
    """Which transactions to pass to billing: these, or all that were received, of a kind if named."""

    brand: str
    transaction_ids: Annotated[list[str], Field(min_length=1, max_length=100)] | None = None
    kind: TransactionKind | None = None


class TransactionExport(Schema):
    """Transactions that were passed to billing together."""

    export_id: str
    brand: str
    exported_at: datetime
    actor: str
    transaction_ids: list[str]
    held: int = Field(default=0, description="Left out because the customer can still undo them.")


class ExportsQuery(PageRequest):
    """Which exports to list, newest first."""

    brand: str


class ExportFileQuery(Schema):
    """In which form the file of an export is wanted."""

    brand: str
    format: Literal["csv", "json"]


class ExportFile(Schema):
    """The file for billing. It holds full IBANs."""

    file_name: str
    media_type: str
    content: str
