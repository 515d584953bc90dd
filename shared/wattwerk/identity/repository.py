"""Load and store logins, their names, staff members and links."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, cast

from pynamodb.exceptions import UpdateError

from wattwerk.identity.domain import (
    AccessLevel,
    LinkPurpose,
    LinkReference,
    LoginStatus,
    PortalLogin,
    StaffMember,
    normalised_name,
)
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
    waiting_partition,
)
from wattwerk.platform import clock
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.items import Item, expiry
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language

SomeItem = TypeVar("SomeItem", bound=Item)


def portal_login(login_id: str) -> PortalLogin | None:
    """Return a customer's login."""
    item = _find(PortalLoginItem, login_key(login_id))
    return None if item is None else _portal_login(item)


def waiting_logins(brand: str, *, cursor: str | None, limit: int) -> tuple[list[PortalLogin], str | None]:
    """Return the logins of a brand that staff have to release, oldest first, and the next cursor."""
    partition = waiting_partition(brand)
    found: Any = PortalLoginItem.first_index.query(
        partition,
        last_evaluated_key=decode(cursor, gsi1pk=partition),
        limit=limit,
    )
    logins = [_portal_login(cast(PortalLoginItem, item)) for item in found]
    return logins, encode(found.last_evaluated_key)


def _portal_login(item: PortalLoginItem) -> PortalLogin:
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
        shared_numbers=cast(dict[str, AccessLevel], item.shared_numbers or {}),
        second_factor=bool(item.second_factor),
        created_at=clock.from_timestamp(item.created_at),
        last_sign_in_at=item.last_sign_in_at,
        valid_from=item.valid_from,
        initial_password=bool(item.initial_password),
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
    email = normalised_name(login.email)
    names = {normalised_name(name) for name in (login.user_name, *login.customer_numbers)}
    for name in sorted(names - {email}):
        add_name(transaction, login, name)
    if reserve_email:
        add_name(transaction, login, email, kind="email")


def add_name(transaction: Transaction, login: PortalLogin, name: str, *, kind: str = "name") -> None:
    """Reserve a name by which the login is found; the commit fails when somebody has it."""
    transaction.create(NameItem.of(login.brand, name, login_id=login.login_id, kind=kind))


def remove_name(transaction: Transaction, login: PortalLogin, name: str) -> None:
    """Give a name free, if it is this login's."""
    item = NameItem(*name_key(login.brand, name))
    transaction.delete(item, condition=NameItem.pk.does_not_exist() | (NameItem.login_id == login.login_id))


def holder_of_name(brand: str, name: str) -> str | None:
    """Return the identifier of the login that has a name."""
    item = _find(NameItem, name_key(brand, name))
    return item.login_id if item else None


def change_login(transaction: Transaction, login: PortalLogin, **changes: Any) -> None:
    """Set attributes of a login, provided that nobody changed its status meanwhile; None removes."""
    actions = []
    for name, value in changes.items():
        attribute = getattr(PortalLoginItem, name)
        actions.append(attribute.remove() if value is None else attribute.set(value))
    transaction.update(
        PortalLoginItem(*login_key(login.login_id)), actions, PortalLoginItem.status == login.status
    )


def remove_login(login: PortalLogin, names: Iterable[str], transaction: Transaction) -> None:
    """Remove a login together with the names by which it is found."""
    transaction.delete(PortalLoginItem(*login_key(login.login_id)))
    for key in dict.fromkeys(name_key(login.brand, name) for name in names):
        transaction.delete(NameItem(*key))


def is_name_reservation(item: Any) -> bool:
    """Return whether a write failed because somebody has this name."""
    return isinstance(item, NameItem)


def is_email_reservation(item: Any) -> bool:
    """Return whether a write failed because somebody else signs in with this e-mail address."""
    return isinstance(item, NameItem) and item.kind == "email"


def add_staff_member(transaction: Transaction, member: StaffMember) -> None:
    """Write a new staff member."""
    transaction.create(StaffMemberItem.of(member, transaction.now))
    transaction.create(NameItem.of(STAFF_SPACE, member.email, login_id=member.login_id, kind="email"))


def note_sign_in(login: PortalLogin, *, now: datetime) -> None:
    """Remember when somebody signed in last."""
    item = PortalLoginItem(*login_key(login.login_id))
    _update_if(item, [PortalLoginItem.last_sign_in_at.set(now)], PortalLoginItem.pk.exists())


def activate(login: PortalLogin) -> None:
    """Note that somebody proved to own a new login; any other status stays as it is."""
    item = PortalLoginItem(*login_key(login.login_id))
    _update_if(
        item,
        [PortalLoginItem.status.set(LoginStatus.ACTIVE)],
        PortalLoginItem.status == LoginStatus.CREATED,
    )


def end_initial_password(login: PortalLogin) -> None:
    """Note that the owner of a login has chosen a password in place of the generated one."""
    item = PortalLoginItem(*login_key(login.login_id))
    _update_if(item, [PortalLoginItem.initial_password.remove()], PortalLoginItem.pk.exists())


def add_link(
    transaction: Transaction,
    link: LinkReference,
    content: dict[str, str] | None = None,
    *,
    valid_for: timedelta | None = None,
) -> None:
    """Write a new link over the one before. ``content`` is what it will do."""
    transaction.save(LinkItem.of(link, transaction.now, content, valid_for))


def usable_link(login_id: str, purpose: LinkPurpose, *, now: datetime) -> LinkReference | None:
    """Return the newest link of a login for a purpose, if it still works."""
    item = _find(LinkItem, link_key(LinkReference.new(login_id, purpose)))
    if item is None or item.used_at or item.expires_at <= expiry(now):
        return None
    return LinkReference(login_id, purpose, item.nonce)


def link_content(link: LinkReference) -> dict[str, str]:
    """Return what a link will do, as long as it exists; used or not."""
    item = _find(LinkItem, link_key(link))
    return dict(item.content or {}) if item and item.nonce == link.nonce else {}


def link_end(link: LinkReference) -> datetime | None:
    """Return until when a link works, as long as it exists; used or not."""
    item = _find(LinkItem, link_key(link))
    return datetime.fromtimestamp(int(item.expires_at), UTC) if item and item.nonce == link.nonce else None


def use_link_in(transaction: Transaction, link: LinkReference) -> None:
    """Use up a link together with what it does; the commit fails when it does not work (any more)."""
    now = expiry(transaction.now)
    transaction.update(LinkItem(*link_key(link)), [LinkItem.used_at.set(now)], _usable(link, now))


def is_link(item: Any) -> bool:
    """Return whether a write failed because a link does not work (any more)."""
    return isinstance(item, LinkItem)


def link_expiry(link: LinkReference, *, now: datetime) -> int | None:
    """Return when a link stops working, in seconds since 1970; None when it does not work (any more)."""
    item = _find(LinkItem, link_key(link))
    if item is None or item.nonce != link.nonce or item.used_at or item.expires_at <= expiry(now):
        return None
    return int(item.expires_at)


def use_link(link: LinkReference, *, now: datetime) -> bool:
    """Use up a link; of several attempts at once exactly one succeeds."""
    moment = expiry(now)
    return _update_if(LinkItem(*link_key(link)), [LinkItem.used_at.set(moment)], _usable(link, moment))


def _usable(link: LinkReference, moment: int) -> Any:
    return (LinkItem.nonce == link.nonce) & LinkItem.used_at.does_not_exist() & (LinkItem.expires_at > moment)


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
