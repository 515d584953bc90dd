"""Load and store logins, staff members and links."""

from datetime import datetime
from typing import Any, TypeVar, cast

from pynamodb.exceptions import UpdateError

from wattwerk.identity.domain import LinkReference, LoginStatus, PortalLogin, StaffMember
from wattwerk.identity.items import (
    STAFF_SPACE,
    LinkItem,
    NameItem,
    PortalLoginItem,
    StaffMemberItem,
    link_key,
    login_key,
    name_key,
    staff_key,
)
from wattwerk.platform.items import Item, expiry
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language

SomeItem = TypeVar("SomeItem", bound=Item)


def portal_login(login_id: str) -> PortalLogin | None:
    """Return a customer's login."""
    item = _find(PortalLoginItem, login_key(login_id))
    if item is None:
        return None
    return PortalLogin(
        login_id=item.login_id,
        brand=item.brand,
        user_name=item.user_name,
        customer_numbers=tuple(item.customer_numbers),
        email=item.email,
        name=item.name,
        language=cast(Language, item.language),
        status=LoginStatus(item.status),
        subject=item.subject,
    )


def portal_login_of_name(brand: str, name: str) -> PortalLogin | None:
    """Return the login with this user name, customer number or e-mail address at a brand."""
    reserved = _find(NameItem, name_key(brand, name))
    # Read for an unknown name as well: whether it exists must not show in the time it takes.
    login = portal_login(reserved.login_id if reserved else "nobody")
    # A made-up brand such as "musterstadt#a" must not reach into the names of another.
    return login if login and login.brand == brand else None


def staff_member(login_id: str) -> StaffMember | None:
    """Return a staff member."""
    item = _find(StaffMemberItem, staff_key(login_id))
    if item is None:
        return None
    return StaffMember(
        login_id=item.login_id,
        email=item.email,
        name=item.name,
        language=cast(Language, item.language),
        status=LoginStatus(item.status),
        subject=item.subject,
    )


def staff_member_of_email(email: str) -> StaffMember | None:
    """Return the staff member with this e-mail address."""
    reserved = _find(NameItem, name_key(STAFF_SPACE, email))
    return staff_member(reserved.login_id if reserved else "nobody")


def add_portal_login(transaction: Transaction, login: PortalLogin, *, reserve_email: bool) -> None:
    """Write a new login with the names by which it is found."""
    transaction.create(PortalLoginItem.of(login, transaction.now))
    names = {login.user_name, *login.customer_numbers}
    for name in sorted(names):
        transaction.create(NameItem.of(login.brand, name, login_id=login.login_id, kind="name"))
    if reserve_email:
        transaction.create(NameItem.of(login.brand, login.email, login_id=login.login_id, kind="email"))


def is_email_reservation(item: Any) -> bool:
    """Return whether a write failed because somebody else signs in with this e-mail address."""
    return isinstance(item, NameItem) and item.kind == "email"


def add_staff_member(transaction: Transaction, member: StaffMember) -> None:
    """Write a new staff member."""
    transaction.create(StaffMemberItem.of(member, transaction.now))
    transaction.create(NameItem.of(STAFF_SPACE, member.email, login_id=member.login_id, kind="email"))


def activate(login: PortalLogin) -> None:
    """Note that somebody proved to own a new login; any other status stays as it is."""
    item = PortalLoginItem(*login_key(login.login_id))
    _update_if(
        item,
        [PortalLoginItem.status.set(LoginStatus.ACTIVE)],
        PortalLoginItem.status == LoginStatus.CREATED,
    )


def add_link(transaction: Transaction, link: LinkReference) -> None:
    """Write a new link over the one before."""
    transaction.save(LinkItem.of(link, transaction.now))


def link_expiry(link: LinkReference, *, now: datetime) -> int | None:
    """Return when a link stops working, in seconds since 1970; None when it does not work (any more)."""
    item = _find(LinkItem, link_key(link))
    if item is None or item.nonce != link.nonce or item.used_at or item.expires_at <= expiry(now):
        return None
    return int(item.expires_at)


def use_link(link: LinkReference, *, now: datetime) -> bool:
    """Use up a link; of several attempts at once exactly one succeeds."""
    return _update_if(
        LinkItem(*link_key(link)),
        [LinkItem.used_at.set(expiry(now))],
        (LinkItem.nonce == link.nonce)
        & LinkItem.used_at.does_not_exist()
        & (LinkItem.expires_at > expiry(now)),
    )


def release_link(link: LinkReference) -> None:
    """Make a used link usable again, because what it was used for failed."""
    _update_if(LinkItem(*link_key(link)), [LinkItem.used_at.remove()], LinkItem.nonce == link.nonce)


def _find(item: type[SomeItem], key: tuple[str, str]) -> SomeItem | None:
    try:
        return item.get(*key, consistent_read=True)
    except item.DoesNotExist:
        return None


def _update_if(item: Item, actions: list[Any], condition: Any) -> bool:
    try:
        item.update(actions=actions, condition=condition)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True
