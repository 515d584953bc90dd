"""Models of declarations: what customers send, what they get, what staff see."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from wattwerk.declarations.domain.vocabulary import DeclarationKind, DeclarationStatus, Ground, Reason
from wattwerk.orders.domain.order_form import Address
from wattwerk.platform.schema import EmailAddress, PageRequest, Schema, ShortText
from wattwerk.platform.vocabulary import Language

Wish = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Explanation = Annotated[str, Field(max_length=1000)]
MarketLocation = Annotated[str, Field(max_length=33)]


class Declarant(Schema):
    """Who declares, and about which contract. Anybody may send it, so nothing of it is proven."""

    brand: ShortText
    language: Language = "de"
    first_name: ShortText
    last_name: ShortText
    company: Annotated[str, Field(max_length=120)] = ""
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
    new_address: Address | None = Field(default=None, description="Of a household that moves.")
    new_market_location: MarketLocation = Field(default="", description="Instead of the new address.")


class WithdrawalRequest(Declarant):
    """A withdrawal as § 356a BGB asks for it: name, contract, where to send the receipt."""

    explanation: Explanation = ""


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
    new_address: Address | None = None
    new_market_location: str = ""


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
    reasons: list[Reason] = Field(description="Why a clerk has to look at it.")
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
    contract_number: ShortText
    ends_on: Wish = Field(description="Last day of supply.")
    note: Annotated[str, Field(max_length=500)] = ""


class Refusal(Schema):
    """A clerk's decision not to carry a declaration out. The declarant is told the reason."""

    version: int
    reason: Annotated[str, Field(min_length=1, max_length=500)]
