"""Logins, the names they are found by, and single-use links: rules without any I/O."""

import re
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, Self

from wattwerk.platform import identifiers
from wattwerk.platform.vocabulary import Language

SHORTEST_PASSWORD = 12
"""Characters. Length protects; rules about kinds of characters beyond letter and digit do not."""

ATTEMPTS = 5
"""Wrong passwords or codes per name, and mails with links per name, within ``ATTEMPTS_WINDOW``."""

ATTEMPTS_WINDOW = timedelta(minutes=15)

# Any fixed value serves; it only makes the derived identifiers wattwerk's own.
_NAMESPACE = uuid.UUID("5b1f1a52-6d0c-4f0e-9a51-6f7a3d1c0e57")


AccessLevel = Literal["read_only", "full"]
"""What somebody to whom a customer gave access may do: look only, or act as well."""

Change = Literal[
    "registered",
    "activated",
    "locked",
    "reactivated",
    "deleted",
    "password_changed",
    "user_name_changed",
    "email_changed",
    "email_restored",
    "second_factor_enabled",
    "second_factor_disabled",
    "customer_number_added",
    "customer_number_added_elsewhere",
    "access_given",
    "access_accepted",
    "access_revoked",
    "signed_out_everywhere",
    "initial_password_issued",
]
"""What can happen to a login after it was created. Most of it is told to its owner by mail."""


class LoginStatus(StrEnum):
    """Life of a login. Only ``created`` and ``active`` may sign in.

    ``waiting``: registered and confirmed, but staff have to release it.
    """

    CREATED = "created"
    WAITING = "waiting"
    ACTIVE = "active"
    LOCKED = "locked"
    DELETED = "deleted"


class LinkPurpose(StrEnum):
    """What the link in a mail is good for."""

    MAGIC_LINK = "magic_link"
    SET_PASSWORD = "set_password"  # noqa: S105  (a purpose, not a password)
    CONFIRM_REGISTRATION = "confirm_registration"
    CONFIRM_EMAIL = "confirm_email"
    UNDO_EMAIL = "undo_email"
    ACCEPT_ACCESS = "accept_access"
    INITIAL_PASSWORD = "initial_password"  # noqa: S105  (a purpose, not a password)

    @property
    def valid_for(self) -> timedelta:
        """Return how long such a link works: a welcome may wait for a week, a sign-in may not."""
        return _VALID_FOR[self]


_VALID_FOR = {
    LinkPurpose.MAGIC_LINK: timedelta(minutes=15),
    LinkPurpose.SET_PASSWORD: timedelta(days=7),
    LinkPurpose.CONFIRM_REGISTRATION: timedelta(days=2),
    LinkPurpose.CONFIRM_EMAIL: timedelta(days=1),
    LinkPurpose.UNDO_EMAIL: timedelta(days=1),
    LinkPurpose.ACCEPT_ACCESS: timedelta(days=7),
    LinkPurpose.INITIAL_PASSWORD: timedelta(days=7),
}


@dataclass(frozen=True)
class PortalLogin:
    """A customer's access to the portal of one brand.

    A login has one e-mail address and may hold several customer numbers. ``subject`` is the
    identity that the user pool gave it; ``login_id`` is the user name there. ``shared_numbers`` are
    customer numbers of others who gave access. Access tokens made before ``valid_from`` are void.
    With ``initial_password`` the password was generated and has to be changed at the next sign-in.
    """

    login_id: str
    brand: str
    user_name: str
    customer_numbers: tuple[str, ...]
    email: str
    name: str
    language: Language
    status: LoginStatus
    subject: str
    shared_numbers: Mapping[str, AccessLevel] = field(default_factory=dict)
    second_factor: bool = False
    created_at: datetime | None = None
    last_sign_in_at: datetime | None = None
    valid_from: datetime | None = None
    initial_password: bool = False

    audience: Literal["customer"] = "customer"

    @property
    def may_sign_in(self) -> bool:
        """Return whether this login is neither locked nor deleted nor still to be released."""
        return self.status in (LoginStatus.CREATED, LoginStatus.ACTIVE)

    @property
    def all_numbers(self) -> tuple[str, ...]:
        """Return the own customer numbers, then those of others."""
        return (*self.customer_numbers, *(n for n in self.shared_numbers if n not in self.customer_numbers))

    @property
    def read_only_numbers(self) -> tuple[str, ...]:
        """Return the customer numbers of others in which nothing may be changed."""
        return tuple(
            number
            for number, access in self.shared_numbers.items()
            if access == "read_only" and number not in self.customer_numbers
        )


@dataclass(frozen=True)
class StaffMember:
    """Somebody who works for the utility. Roles live in the user pool, as groups."""

    login_id: str
    email: str
    name: str
    language: Language
    status: LoginStatus
    subject: str

    audience: Literal["staff"] = "staff"

    @property
    def may_sign_in(self) -> bool:
        """Return whether this account is neither locked nor deleted."""
        return self.status in (LoginStatus.CREATED, LoginStatus.ACTIVE)


@dataclass(frozen=True)
class LoginOwner:
    """The customer for whom a login is created, as the customer record tells."""

    brand: str
    customer_number: str
    account_number: str
    email: str
    name: str
    language: Language


@dataclass(frozen=True)
class LinkReference:
    """Identity of a link: whose it is, what for, and which of the several made over time.

    Its text is the ``link_id`` of events. It opens nothing by itself: only the signed token does.
    """

    login_id: str
    purpose: LinkPurpose
    nonce: str

    @classmethod
    def new(cls, login_id: str, purpose: LinkPurpose) -> Self:
        """Return a reference that no other link has."""
        return cls(login_id, purpose, identifiers.unique_id())

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the reference that ``text`` writes, or None when it is not one."""
        match = re.fullmatch(rf"([0-9a-f]{{32}})-({'|'.join(LinkPurpose)})-([0-9a-f]{{32}})", text)
        return cls(match[1], LinkPurpose(match[2]), match[3]) if match else None

    def __str__(self) -> str:
        return f"{self.login_id}-{self.purpose}-{self.nonce}"


def portal_login_id(brand: str, customer_number: str) -> str:
    """Return the identifier of the login made for a customer: the same whenever it is asked for.

    A name that nobody has gets one, too: an attempt to sign in with it then runs like any other.
    """
    return uuid.uuid5(_NAMESPACE, f"customer#{brand}#{customer_number}").hex


def guest_login_id(brand: str, email: str) -> str:
    """Return the identifier of the login of somebody who has no contract but access to one."""
    return uuid.uuid5(_NAMESPACE, f"guest#{brand}#{normalised_name(email)}").hex


def staff_login_id(email: str) -> str:
    """Return the identifier of the account of a staff member."""
    return uuid.uuid5(_NAMESPACE, f"staff#{normalised_name(email)}").hex


def normalised_name(name: str) -> str:
    """Return a user name, customer number or e-mail address as it is compared: case does not count.

    >>> normalised_name("  Jörg.MÜLLER@example.de ")
    'jörg.müller@example.de'
    """
    return unicodedata.normalize("NFKC", name).strip().casefold()


def normalised_password(password: str) -> str:
    """Return a password so that every keyboard writes it alike (ü in one character or two)."""
    return unicodedata.normalize("NFKC", password)


def strong_enough(password: str) -> bool:
    """Return whether a password may be chosen: 12 characters with a letter and a digit."""
    return (
        len(password) >= SHORTEST_PASSWORD
        and any(character.isalpha() for character in password)
        and any(character.isdigit() for character in password)
    )
