"""What a document says, apart from how it looks.

A letter consists of plain texts in one language; nothing in it is ever interpreted as markup.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wattwerk.platform.vocabulary import Commodity, Language


class DocumentKind(StrEnum):
    """What a document is for."""

    CONTRACT_SUMMARY = "contract_summary"
    """Short and clearly marked summary of the key terms (§ 41 (4) EnWG)."""
    ORDER_CONFIRMATION = "order_confirmation"
    """The customer's declaration as we received it (§ 312i (1) BGB, § 41b (1) EnWG)."""
    CONTRACT_CONFIRMATION = "contract_confirmation"
    """Our declaration of acceptance (§ 41b (1) EnWG), with the withdrawal information."""
    POWER_OF_ATTORNEY = "power_of_attorney"
    """We may cancel the contract with the previous supplier (§ 312h BGB)."""
    DECLARATION_RECEIPT = "declaration_receipt"
    """Content, date and time of a cancellation, a withdrawal or a move (§§ 312k, 356a BGB)."""
    INVOICE = "invoice"
    """What was used and what it costs (§ 40 EnWG)."""
    INSTALMENT_NOTICE = "instalment_notice"
    """A new monthly instalment and from when on it is due."""
    OFFER = "offer"
    """Tariffs that staff offer to somebody at a promised price."""
    STATUS_LETTER = "status_letter"
    """A message about where an order or a contract stands."""
    OWN_LETTER = "own_letter"
    """A letter that the brand has made itself, beside ours."""
    UPLOAD = "upload"
    """A file that the customer sent to us."""


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is, what it says, and what to know about it."""

    label: str
    value: str
    note: str = ""
    total: bool = False


@dataclass(frozen=True)
class Section:
    """A part of a letter under a heading of its own."""

    heading: str
    rows: tuple[Row, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class WithdrawalInformation:
    """What the statutory information on the right of withdrawal needs (Art. 246a § 1 (2) EGBGB)."""

    product: str
    commodity: Commodity
    """The model text names what is supplied."""
    number_label: str
    number: str
    online_address: str
    """Where the withdrawal can be declared online (§ 356a BGB)."""


@dataclass(frozen=True)
class Letter:
    """A letter or sheet in the look of a brand.

    With a recipient it has the address field of a letter; without, it is a sheet. A company is
    the first line of its recipient.
    """

    kind: DocumentKind
    language: Language
    title: str
    issued_on: date
    recipient: tuple[str, ...] = ()
    reference: tuple[Row, ...] = ()
    marking: str = ""
    salutation: str = ""
    introduction: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    conclusion: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    withdrawal: WithdrawalInformation | None = None
