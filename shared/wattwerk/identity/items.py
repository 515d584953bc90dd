"""Items of the identity table, and the only code that builds their keys."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
)

from wattwerk.identity.domain import LinkReference, LoginStatus, PortalLogin, StaffMember, normalised_name
from wattwerk.platform import clock, identifiers, settings
from wattwerk.platform.attributes import TimestampAttribute
from wattwerk.platform.items import ExpiresAttribute, FirstIndex, Item, TableMeta, expiry

SESSION_KEPT = timedelta(hours=12)
"""As long as the refresh token of a customer lives."""


class IdentityItem(Item, discriminator="identity"):
    """Base of the table's items."""

    class Meta(TableMeta):
        table_name = settings.table_name("identity")

    first_index: ClassVar[FirstIndex] = FirstIndex()
    gsi1pk = UnicodeAttribute(null=True)
    gsi1sk = UnicodeAttribute(null=True)


class PortalLoginItem(IdentityItem, discriminator="portal_login"):
    """A customer's login: ``LOGIN#<login id>`` / ``LOGIN``.

    One that staff have to release also stands in gsi1, under ``WAITING#<brand>``.
    """

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
    # What others gave access to: access level by customer number.
    shared_numbers: JSONAttribute = JSONAttribute(null=True)
    second_factor = BooleanAttribute(null=True)
    last_sign_in_at = TimestampAttribute(null=True)
    valid_from = TimestampAttribute(null=True)
    # Present while a generated password has to be changed.
    initial_password = BooleanAttribute(null=True)

    @classmethod
    def of(cls, login: PortalLogin, now: datetime) -> "PortalLoginItem":
        """Return the item of a new login."""
        waiting = login.status is LoginStatus.WAITING
        return cls(
            *login_key(login.login_id),
            gsi1pk=waiting_partition(login.brand) if waiting else None,
            gsi1sk=clock.timestamp(now) if waiting else None,
            shared_numbers=dict(login.shared_numbers) or None,
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
            initial_password=login.initial_password or None,
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
    # What the link will do, e.g. the address to confirm; gone when the link is.
    content: JSONAttribute = JSONAttribute(null=True)

    @classmethod
    def of(
        cls,
        link: LinkReference,
        now: datetime,
        content: dict[str, str] | None = None,
        valid_for: timedelta | None = None,
    ) -> "LinkItem":
        """Return the item of a new link, good for as long as its purpose says or ``valid_for``."""
        return cls(
            *link_key(link),
            nonce=link.nonce,
            expires_at=expiry(now + (valid_for or link.purpose.valid_for)),
            content=content,
        )


class SessionItem(IdentityItem, discriminator="session"):
    """A device on which somebody is signed in: ``LOGIN#<login id>`` / ``SESSION#<session id>``.

    The identifier is the pool's own (claim ``origin_jti`` of all tokens of a session). Without this
    item a session is not renewed.
    """

    PREFIX = "SESSION#"

    session_id = UnicodeAttribute()
    browser = UnicodeAttribute()
    system = UnicodeAttribute()
    began_at = TimestampAttribute()
    seen_at = TimestampAttribute()
    expires_at = ExpiresAttribute()

    @classmethod
    def key(cls, login_id: str, session_id: str) -> tuple[str, str]:
        """Return the key of a session."""
        return login_key(login_id)[0], f"{cls.PREFIX}{session_id}"

    @classmethod
    def of(cls, login_id: str, session_id: str, *, browser: str, system: str, now: datetime) -> "SessionItem":
        """Return the item of a session that begins."""
        return cls(
            *cls.key(login_id, session_id),
            session_id=session_id,
            browser=browser,
            system=system,
            began_at=now,
            seen_at=now,
            expires_at=expiry(now + SESSION_KEPT),
        )


class HistoryItem(IdentityItem, discriminator="history"):
    """Something that happened to a login: ``LOGIN#<login id>`` / ``HISTORY#<moment>#<id>``."""

    PREFIX = "HISTORY#"

    at = TimestampAttribute()
    change = UnicodeAttribute()
    actor = UnicodeAttribute()
    note = UnicodeAttribute()

    @classmethod
    def of(cls, login_id: str, *, change: str, actor: str, note: str, now: datetime) -> "HistoryItem":
        """Return the item of a change."""
        sort = f"{cls.PREFIX}{clock.timestamp(now)}#{identifiers.unique_id()}"
        return cls(login_key(login_id)[0], sort, at=now, change=change, actor=actor, note=note)


class AccessItem(IdentityItem, discriminator="access"):
    """Access that a customer gives to somebody: ``LOGIN#<owner>`` / ``ACCESS#<access id>``."""

    PREFIX = "ACCESS#"

    access_id = UnicodeAttribute()
    customer_number = UnicodeAttribute()
    email = UnicodeAttribute()
    name = UnicodeAttribute()
    access = UnicodeAttribute()
    invited_at = TimestampAttribute()
    # The login of the invited person, from the acceptance on.
    guest_login_id = UnicodeAttribute(null=True)

    @classmethod
    def key(cls, owner: str, access_id: str) -> tuple[str, str]:
        """Return the key of an access."""
        return login_key(owner)[0], f"{cls.PREFIX}{access_id}"

    @classmethod
    def of(cls, owner: str, access_id: str, **attributes: Any) -> "AccessItem":
        """Return the item of an invitation."""
        return cls(*cls.key(owner, access_id), access_id=access_id, **attributes)


STAFF_SPACE = "#staff"
"""Space of names of the staff; no brand can be called so."""


def login_key(login_id: str) -> tuple[str, str]:
    """Return the key of a customer's login."""
    return f"LOGIN#{login_id}", "LOGIN"


def waiting_partition(brand: str) -> str:
    """Return where the logins of a brand stand that staff have to release."""
    return f"WAITING#{brand}"


def staff_key(login_id: str) -> tuple[str, str]:
    """Return the key of a staff member."""
    return f"STAFF#{login_id}", "STAFF"


def name_key(space: str, name: str) -> tuple[str, str]:
    """Return the key of a name."""
    return f"NAME#{space}#{normalised_name(name)}", "NAME"


def link_key(link: LinkReference) -> tuple[str, str]:
    """Return the key under which the newest link of this login and purpose stands."""
    return f"LOGIN#{link.login_id}", f"LINK#{link.purpose}"
