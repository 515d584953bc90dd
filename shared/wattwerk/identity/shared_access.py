"""Access that customers give to others: by invitation, for looking or for acting, until revoked."""

from datetime import datetime
from typing import cast

from wattwerk.identity import directory, domain, proof, records, repository, sessions
from wattwerk.identity.devices import Device
from wattwerk.identity.domain import (
    AccessLevel,
    Change,
    LinkPurpose,
    LinkReference,
    LoginStatus,
    PortalLogin,
)
from wattwerk.identity.events import LinkRequested, LoginChanged
from wattwerk.identity.items import AccessItem
from wattwerk.identity.schemas import AccessGiven, Invitation, LinkOutcome
from wattwerk.identity.sessions import SignedIn
from wattwerk.platform import identifiers
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import Language

MOST = 10
"""People to whom one login may give access."""


def invite(*, caller: Caller, invitation: Invitation, now: datetime) -> AccessGiven:
    """Invite another person to a customer number by mail. Only its owner can.

    Raises:
        Problem: 422 ``password_wrong``; 404 when the number is not the caller's own; 409
            ``too_many_invitations``; 429 after too many mails in a day.
    """
    owner = proof.require_password(login_id=caller.login_id, password=invitation.password, now=now)
    if invitation.customer_number not in owner.customer_numbers:
        raise not_found("customer number")
    if len(records.accesses(owner.login_id)) >= MOST:
        raise Problem(409, "too_many_invitations", "More invitations are not possible.", most=MOST)
    proof.count_mail(owner.login_id, now=now)
    access_id = identifiers.unique_id()
    link = LinkReference.new(access_id, LinkPurpose.ACCEPT_ACCESS)
    transaction = Transaction(now=now)
    records.add_access(
        transaction,
        AccessItem.of(
            owner.login_id,
            access_id,
            customer_number=invitation.customer_number,
            email=invitation.email,
            name=invitation.name,
            access=invitation.access,
            invited_at=now,
        ),
    )
    content = {
        "owner": owner.login_id,
        "owner_name": owner.name,
        "brand": owner.brand,
        "email": invitation.email,
        "name": invitation.name,
        "language": owner.language,
    }
    repository.add_link(transaction, link, content)
    _note(transaction, owner, "access_given", note=invitation.email)
    transaction.emit(
        LinkRequested.happened(now=now, brand=owner.brand, link_id=str(link), purpose=link.purpose.value)
    )
    transaction.commit()
    return AccessGiven(
        access_id=access_id,
        customer_number=invitation.customer_number,
        email=invitation.email,
        name=invitation.name,
        access=invitation.access,
        invited_at=now,
        accepted=False,
    )


def accept(
    *, link: LinkReference, password: str | None, device: Device, now: datetime
) -> tuple[LinkOutcome, SignedIn | None]:
    """Take the offered access: with the login of the invited address, or with a new one.

    Raises:
        Problem: 410 ``link_not_usable``, also for a revoked invitation; 422 ``password_too_weak``
            when a new login needs a password.
    """
    content = repository.link_content(link)
    offered = records.find_access(content["owner"], link.login_id)
    owner = repository.portal_login(content["owner"])
    if offered is None or offered.guest_login_id or owner is None or not owner.may_sign_in:
        raise proof.link_not_usable()
    level = cast(AccessLevel, offered.access)
    present = repository.portal_login_of_name(owner.brand, offered.email)
    if present is not None:
        _accept(owner, present, offered, link, level, now=now)
        return LinkOutcome(outcome="access_accepted"), None
    password = sessions.acceptable_password(password or "", "/password")
    login_id = domain.guest_login_id(owner.brand, offered.email)
    guest = PortalLogin(
        login_id=login_id,
        brand=owner.brand,
        user_name=offered.email,
        customer_numbers=(),
        email=offered.email,
        name=offered.name,
        language=cast(Language, content["language"]),
        status=LoginStatus.ACTIVE,
        subject=directory.add_user("customer", login_id),
        created_at=now,
        shared_numbers={offered.customer_number: level},
    )
    _accept(owner, guest, offered, link, level, now=now, new=True)
    directory.set_password("customer", login_id, password)
    tokens = directory.sign_in("customer", login_id, password)
    if not isinstance(tokens, directory.Tokens):
        return LinkOutcome(outcome="access_accepted"), None
    signed_in = sessions.begin(guest, tokens, device, now=now)
    return LinkOutcome(outcome="access_accepted", session=signed_in.session), signed_in


def revoke(*, caller: Caller, access_id: str, now: datetime) -> None:
    """Take access back, accepted or not. It ends within a minute.

    Raises:
        Problem: 404 ``not_found``.
    """
    owner = proof.own_login(caller)
    item = records.find_access(owner.login_id, access_id)
    if item is None:
        raise not_found("access")
    transaction = Transaction(now=now)
    transaction.delete(item)
    guest = repository.portal_login(item.guest_login_id) if item.guest_login_id else None
    if guest is not None:
        shared = {
            number: level for number, level in guest.shared_numbers.items() if number != item.customer_number
        }
        repository.change_login(transaction, guest, shared_numbers=shared or None)
    _note(transaction, owner, "access_revoked", note=item.email)
    _commit(transaction)


def _accept(
    owner: PortalLogin,
    guest: PortalLogin,
    offered: AccessItem,
    link: LinkReference,
    level: AccessLevel,
    *,
    now: datetime,
    new: bool = False,
) -> None:
    transaction = Transaction(now=now)
    repository.use_link_in(transaction, link)
    transaction.update(
        offered,
        [AccessItem.guest_login_id.set(guest.login_id)],
        AccessItem.guest_login_id.does_not_exist() & AccessItem.access_id.exists(),
    )
    if new:
        repository.add_portal_login(transaction, guest, reserve_email=True)
    else:
        shared = {**guest.shared_numbers, offered.customer_number: level}
        repository.change_login(transaction, guest, shared_numbers=shared)
    _note(transaction, owner, "access_accepted", note=offered.email)
    _commit(transaction)


def _note(transaction: Transaction, login: PortalLogin, change: Change, *, note: str) -> None:
    records.add_history(transaction, login.login_id, change, actor="customer", note=note)
    transaction.emit(
        LoginChanged.happened(now=transaction.now, brand=login.brand, login_id=login.login_id, change=change)
    )


def _commit(transaction: Transaction) -> None:
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
