"""Models of declarations: what customers send, what they get, what staff see."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.billing.schemas.accounts import BillAddress
from wattwerk.contracts.statuses import ContractStatus
from wattwerk.declarations.domain.vocabulary import (
    ClarificationReason,
    DeclarationKind,
    DeclarationStatus,
    Ground,
)
from wattwerk.metering.schemas import ReadingReport
from wattwerk.orders.domain.order_form import Address
from wattwerk.platform.schema import (
    CompanyName,
    EmailAddress,
    NamePart,
    PageRequest,
    Schema,
    ShortText,
)
from wattwerk.platform.vocabulary import Language

Wish = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Explanation = Annotated[str, Field(max_length=1000)]
MarketLocation = Annotated[str, Field(max_length=33)]


class Declarant(Schema):
    """Who declares, and about which contract. Anybody may send it, so nothing of it is proven."""

    brand: ShortText
    language: Language = "de"
    first_name: NamePart
    last_name: NamePart
    company: CompanyName = ""
    number: ShortText = Field(description="Number of the contract, the customer or (to withdraw) the order.")
    email: EmailAddress = Field(description="Gets the receipt at once.")


class CancellationRequest(Declarant):
    """A cancellation as § 312k (2) BGB asks for it. Only an extraordinary one needs a reason."""

    ground: Ground = Ground.ORDINARY
    explanation: Explanation = ""
    wished_on: Wish | None = Field(
        default=None,
        description="Last day of supply, by default the earliest possible; the day of moving out, or the "
        "day on which new prices begin to hold, if that is the ground.",
    )
    new_address: BillAddress | None = Field(
        default=None, description="Of a household that moves, perhaps to another country."
    )
    new_market_location: MarketLocation = Field(default="", description="Instead of the new address.")


class WithdrawalRequest(Declarant):
    """A withdrawal as § 356a BGB asks for it: name, contract, where to send the receipt."""

    explanation: Explanation = ""


class FinalBill(Schema):
    """Where the final bill goes and how it is paid."""

    address: BillAddress | None = Field(default=None, description="Null: the billing address as it is.")
    payment: Literal["unchanged", "transfer", "other_account"] = Field(
        default="unchanged",
        description="`other_account`: the customer gives it among the bank details, with the password.",
    )


class Declared(Schema):
    """What was declared, word for word. It never changes."""

    language: Language
    first_name: str
    last_name: str
    company: str = ""
    number: str
    email: str
    ground: Ground | None = None
    explanation: str = ""
    wished_on: date | None = None
    new_address: BillAddress | None = None
    new_market_location: str = ""
    meter_number: str = Field(default="", description="Of the new place, when somebody moves in.")
    final_bill: FinalBill | None = None


class DeclarationReceipt(Schema):
    """Proof that a declaration has arrived: its content, the date and the time.

    What it leads to is decided after it; the receipt is the same whether or not there is such a
    contract.
    """

    declaration_number: str
    kind: DeclarationKind
    received_at: datetime
    declared: Declared
    receipt_key: str = Field(description="Opens the receipt as a file; nobody else knows it.")


class ReceiptQuery(Schema):
    """Proves that the receipt is one's own."""

    receipt_key: Annotated[str, Field(min_length=1, max_length=80)]


class DeclarationStep(Schema):
    """One step of a declaration."""

    at: datetime
    status: DeclarationStatus
    actor: str
    note: str = ""


class Declaration(Schema):
    """A declaration as staff see it."""

    declaration_number: str
    brand: str
    kind: DeclarationKind
    status: DeclarationStatus
    received_at: datetime
    actor: str = Field(description="`public` for the public form, else who sent it in the portal.")
    declared: Declared
    reasons: list[ClarificationReason] = Field(description="Why a clerk has to look at it.")
    customer_number: str | None
    contract_number: str | None
    order_number: str | None
    ends_on: date | None = Field(description="Last day of supply: decided, or proposed while undecided.")
    transaction_id: str | None
    history: list[DeclarationStep]
    version: int


class DeclarationsQuery(PageRequest):
    """Which declarations to list, newest first."""

    brand: str
    status: DeclarationStatus = DeclarationStatus.CLARIFICATION


class Confirmation(Schema):
    """A clerk's decision to carry a declaration out."""

    version: int
    contract_number: Annotated[str, Field(max_length=40)] = Field(
        default="", description="Contract that ends. Moving in needs none."
    )
    ends_on: Wish | None = Field(default=None, description="Last day of supply. Moving in has none.")
    note: Annotated[str, Field(max_length=500)] = ""


class Refusal(Schema):
    """A clerk's decision not to carry a declaration out. The declarant is told the reason."""

    version: int
    reason: Annotated[str, Field(min_length=1, max_length=500)]


class EndWish(Schema):
    """When and why a contract shall end."""

    ground: Ground = Ground.ORDINARY
    explanation: Explanation = ""
    wished_on: Wish | None = None
    new_address: BillAddress | None = None
    new_market_location: MarketLocation = ""


class FinalReading(Schema):
    """A reading that is reported with the cancellation."""

    meter_id: ShortText
    report: ReadingReport


class CancellationInPortal(EndWish):
    """A cancellation by somebody who is signed in, with what is useful to know for the final bill."""

    final_bill: FinalBill = FinalBill.model_construct()
    reading: FinalReading | None = None


class EndPreview(Schema):
    """What a cancellation would lead to, without declaring anything."""

    ends_on: date | None = Field(description="Last day of supply.")
    reasons: list[ClarificationReason] = Field(description="Why a clerk would have to look at it.")


class CustomerDeclaration(Schema):
    """A declaration as the customer sees it."""

    declaration_number: str
    kind: DeclarationKind
    status: DeclarationStatus
    received_at: datetime
    contract_number: str | None
    ends_on: date | None = Field(description="Last day of supply, once confirmed.")
    declared: Declared
    transaction_id: str | None
    undoable: bool = Field(
        default=False,
        description="Whether it may be taken back without looking at billing: it waits for a clerk.",
    )
    final_bill: FinalBill | None = Field(
        default=None, description="What the customer wishes for the final bill; null until it is known."
    )


class ContractEnd(Schema):
    """How a contract can end, and what has been declared about it."""

    contract_number: str
    status: ContractStatus
    supply_end: date | None = Field(description="First day without supply, if the end is known.")
    minimum_term_until: date | None
    earliest_end_on: date | None = Field(description="Last day of supply if cancelled today.")
    withdrawal_until: date | None = Field(description="Last day to withdraw; null when there is no right.")
    withdrawn_products: list[str] = Field(
        default_factory=list,
        description="Names of the products ordered along, which a withdrawal ends as well (§ 360 BGB).",
    )
    declarations: list[CustomerDeclaration]


class MoveIn(Schema):
    """A customer moves and wants to be supplied at the new place."""

    account_number: ShortText
    address: Address
    moved_in_on: Wish
    meter_number: Annotated[str, Field(max_length=40)] = ""
    market_location: MarketLocation = ""
    note: Explanation = ""
