"""Items of the identity table, and the only code that builds their keys."""

from datetime import datetime

from pynamodb.attributes import ListAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.identity.domain import LinkReference, PortalLogin, StaffMember, normalised_name
from wattwerk.platform import clock, settings
from wattwerk.platform.items import ExpiresAttribute, Item, TableMeta, expiry


class IdentityItem(Item, discriminator="identity"):
    """Base of the table's items."""

    class Meta(TableMeta):
        table_name = settings.table_name("identity")


class PortalLoginItem(IdentityItem, discriminator="portal_login"):
    """A customer's login: ``LOGIN#<login id>`` / ``LOGIN``."""

    login_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    user_name = UnicodeAttribute()
    customer_numbers: ListAttribute[str] = ListAttribute()
    email = UnicodeAttribute()
    name = UnicodeAttribute()
    language = UnicodeAttribute()
    status = UnicodeAttribute()
    subject = UnicodeAttribute()
    created_at = UnicodeAttribute()

    @classmethod
    def of(cls, login: PortalLogin, now: datetime) -> "PortalLoginItem":
        """Return the item of a new login."""
        return cls(
            *login_key(login.login_id),
            login_id=login.login_id,
            brand=login.brand,
            user_name=login.user_name,
            customer_numbers=list(login.customer_numbers),
            email=login.email,
            name=login.name,
            language=login.language,
            status=login.status,
            subject=login.subject,
            created_at=clock.timestamp(now),
        )


class StaffMemberItem(IdentityItem, discriminator="staff_member"):
    """An account of a staff member: ``STAFF#<login id>`` / ``STAFF``."""

    login_id = UnicodeAttribute()
    email = UnicodeAttribute()
    name = UnicodeAttribute()
    language = UnicodeAttribute()
    status = UnicodeAttribute()
    subject = UnicodeAttribute()
    created_at = UnicodeAttribute()

    @classmethod
    def of(cls, member: StaffMember, now: datetime) -> "StaffMemberItem":
        """Return the item of a new staff member."""
        return cls(
            *staff_key(member.login_id),
            login_id=member.login_id,
            email=member.email,
            name=member.name,
            language=member.language,
            status=member.status,
            subject=member.subject,
            created_at=clock.timestamp(now),
        )


class NameItem(IdentityItem, discriminator="name"):
    """A name by which a login is found, and the guard that nobody else gets it.

    User names, customer numbers and e-mail addresses of a brand share one space of names, so one
    read finds a login by whatever was typed: ``NAME#<brand>#<name>`` / ``NAME``.
    """

    login_id = UnicodeAttribute()
    # The name belongs to this kind: "name", or "email" that a second login may have to go without.
    kind = UnicodeAttribute()

    @classmethod
    def of(cls, space: str, name: str, *, login_id: str, kind: str) -> "NameItem":
        """Return the item that reserves a name in a space (a brand, or the staff)."""
        return cls(*name_key(space, name), login_id=login_id, kind=kind)


class LinkItem(IdentityItem, discriminator="link"):
    """The newest link of a login for a purpose: ``LOGIN#<login id>`` / ``LINK#<purpose>``.

    A new link takes the place of the one before, which thereby stops working.
    """

    nonce = UnicodeAttribute()
    # Seconds, as time to live wants them; compared before the table gets round to deleting it.
    expires_at = ExpiresAttribute()
    used_at = NumberAttribute(null=True)

    @classmethod
    def of(cls, link: LinkReference, now: datetime) -> "LinkItem":
        """Return the item of a new link."""
        return cls(*link_key(link), nonce=link.nonce, expires_at=expiry(now + link.purpose.valid_for))


STAFF_SPACE = "#staff"
"""Space of names of the staff; no brand can be called so."""


def login_key(login_id: str) -> tuple[str, str]:
    """Return the key of a customer's login."""
    return f"LOGIN#{login_id}", "LOGIN"


def staff_key(login_id: str) -> tuple[str, str]:
    """Return the key of a staff member."""
    return f"STAFF#{login_id}", "STAFF"


def name_key(space: str, name: str) -> tuple[str, str]:
    """Return the key of a name."""
    return f"NAME#{space}#{normalised_name(name)}", "NAME"


def link_key(link: LinkReference) -> tuple[str, str]:
    """Return the key under which the newest link of this login and purpose stands."""
    return f"LOGIN#{link.login_id}", f"LINK#{link.purpose}"
