"""Logins, the names they are found by, and single-use links: rules without any I/O."""

import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import timedelta
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


class LoginStatus(StrEnum):
    """Life of a login. Only ``created`` and ``active`` may sign in."""

    CREATED = "created"
    ACTIVE = "active"
    LOCKED = "locked"
    DELETED = "deleted"


class LinkPurpose(StrEnum):
    """What the link in a mail is good for."""

    MAGIC_LINK = "magic_link"
    SET_PASSWORD = "set_password"  # noqa: S105  (a purpose, not a password)

    @property
    def valid_for(self) -> timedelta:
        """Return how long such a link works: a welcome may wait for a week, a sign-in may not."""
        return timedelta(minutes=15) if self is LinkPurpose.MAGIC_LINK else timedelta(days=7)


@dataclass(frozen=True)
class PortalLogin:
    """A customer's access to the portal of one brand.

    A login has one e-mail address and may hold several customer numbers. ``subject`` is the
    identity that the user pool gave it; ``login_id`` is the user name there.
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

    audience: Literal["customer"] = "customer"

    @property
    def may_sign_in(self) -> bool:
        """Return whether this login is neither locked nor deleted."""
        return self.status in (LoginStatus.CREATED, LoginStatus.ACTIVE)


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
        match = re.fullmatch(r"([0-9a-f]{32})-(magic_link|set_password)-([0-9a-f]{32})", text)
        return cls(match[1], LinkPurpose(match[2]), match[3]) if match else None

    def __str__(self) -> str:
        return f"{self.login_id}-{self.purpose}-{self.nonce}"


def portal_login_id(brand: str, customer_number: str) -> str:
    """Return the identifier of the login made for a customer: the same whenever it is asked for.

    A name that nobody has gets one, too: an attempt to sign in with it then runs like any other.
    """
    return uuid.uuid5(_NAMESPACE, f"customer#{brand}#{customer_number}").hex


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
