"""What a mail says, apart from how it looks, and when a mail may be sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from wattwerk.platform.vocabulary import Language, Salutation

CLAIM = timedelta(seconds=60)
"""How long a delivery may take before another one takes over: twice the time-out of the worker."""

KEPT = timedelta(days=3 * 366)
"""How long the log of sent mails is kept: the regular limitation period (§ 195, § 199 BGB)."""


class MailKind(StrEnum):
    """What a mail is about."""

    ORDER_RECEIVED = "order_received"
    ORDER_REJECTED = "order_rejected"
    ORDER_CAPTURED = "order_captured"
    OFFER_SENT = "offer_sent"
    ORDER_FORM_SAVED = "order_form_saved"
    WELCOME = "welcome"
    MAGIC_LINK = "magic_link"
    SET_PASSWORD = "set_password"  # noqa: S105  (a purpose, not a password)
    CONFIRM_REGISTRATION = "confirm_registration"
    CONFIRM_EMAIL = "confirm_email"
    UNDO_EMAIL = "undo_email"
    ACCEPT_ACCESS = "accept_access"
    INITIAL_PASSWORD = "initial_password"  # noqa: S105  (a purpose, not a password)
    LOGIN_CHANGED = "login_changed"
    READING_RECEIVED = "reading_received"
    READING_CORRECTED = "reading_corrected"
    TRANSACTION_REJECTED = "transaction_rejected"
    STATUS_CHANGED = "status_changed"
    POWER_OF_ATTORNEY_MISSING = "power_of_attorney_missing"
    SUPPLY_STARTED = "supply_started"
    PRICE_CHANGE_ANNOUNCED = "price_change_announced"
    PRICE_CHANGE_WITHDRAWN = "price_change_withdrawn"
    PRODUCT_CANCELLED = "product_cancelled"
    PRODUCT_ENDED = "product_ended"
    REQUEST_REJECTED = "request_rejected"
    MANDATE_REQUESTED = "mandate_requested"
    BANK_CHANGE_RECEIVED = "bank_change_received"
    MESSAGE_ANSWERED = "message_answered"
    DECLARATION_RECEIVED = "declaration_received"
    DECLARATION_CONFIRMED = "declaration_confirmed"
    DECLARATION_TAKEN_BACK = "declaration_taken_back"
    DECLARATION_REJECTED = "declaration_rejected"
    CONTRACT_SUMMARY_INCOMPLETE = "contract_summary_incomplete"
    ERASURE_RECEIVED = "erasure_received"
    ERASURE_DONE = "erasure_done"
    RESTRICTION_LIFTED = "restriction_lifted"
    OWN = "own"
    """A mail that a brand has made itself, beside ours."""


class Addressee(Protocol):
    """A person as orders and customers know one."""

    @property
    def salutation(self) -> Salutation: ...
    @property
    def title(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def company(self) -> str: ...
    @property
    def email(self) -> str: ...


@dataclass(frozen=True)
class Fact:
    """One line of a mail's table."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Action:
    """The one thing that the reader should do."""

    label: str
    address: str
    spelled_out: bool = False
    """Whether the address is shown as well, for readers whose mail program shows no button."""


@dataclass(frozen=True)
class Content:
    """A mail's texts in one language, none of them markup; both bodies are made from it."""

    kind: MailKind
    language: Language
    subject: str
    preview: str
    heading: str
    salutation: str
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    remarks: tuple[str, ...] = ()
    action: Action | None = None
    steps: tuple[str, ...] = ()
    small_print: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recipient:
    """To whom a mail goes."""

    name: str
    address: str


def full_name(person: Addressee) -> str:
    """Return title, first and last name."""
    return " ".join(part for part in (person.title, person.first_name, person.last_name) if part)


def polite_name(person: Addressee) -> str:
    """Return the name as it follows "Frau" or "Herr"; without such a salutation the full name."""
    if person.salutation is Salutation.NONE:
        return full_name(person)
    return " ".join(part for part in (person.title, person.last_name) if part)


def message_id(event_id: str, kind: MailKind) -> str:
    """Return the part of the Message-ID before the @: the same for every attempt at the same mail."""
    return f"{event_id}.{kind.value}"


def claim_until(now: datetime) -> datetime:
    """Return until when a delivery that begins now keeps others away."""
    return now + CLAIM
