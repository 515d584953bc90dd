"""What customers do with their own login. Whatever matters wants the present password again."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from wattwerk.brands import queries as brands
from wattwerk.identity import (
    directory,
    domain,
    knowledge,
    proof,
    records,
    repository,
    sessions,
    shared_access,
)
from wattwerk.identity.devices import Device
from wattwerk.identity.domain import Change, LinkPurpose, LinkReference, LoginStatus, PortalLogin
from wattwerk.identity.events import LinkRequested, LoginChanged
from wattwerk.identity.registration import needs_release, user_name_taken
from wattwerk.identity.schemas import Account, CustomerNumberClaim, LinkOutcome, SecondFactorSetup, Session
from wattwerk.identity.sessions import SignedIn
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem, invalid
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import Language

ACTOR = "customer"


def account(*, caller: Caller, now: datetime) -> Account:
    """Return the caller's own login with its devices and the access given to others."""
    login = proof.own_login(caller)
    return Account(
        login_id=login.login_id,
        user_name=login.user_name,
        email=login.email,
        name=login.name,
        language=login.language,
        own_numbers=list(login.customer_numbers),
        shared_numbers=dict(login.shared_numbers),
        second_factor=login.second_factor,
        devices=records.devices(login.login_id, current=caller.session_id, now=now),
        access_given=records.accesses(login.login_id),
    )


def change_password(
    *, caller: Caller, password: str, new_password: str, device: Device, now: datetime
) -> SignedIn:
    """Change the password, end the sessions on all devices and begin a new one on this device.

    Who uses an authenticator app signs in anew.

    Raises:
        Problem: 422 ``password_wrong`` or ``password_too_weak``.
    """
    new_password = sessions.acceptable_password(new_password, "/new_password")
    login = proof.require_password(login_id=caller.login_id, password=password, now=now)
    directory.set_password("customer", login.login_id, new_password)
    _sign_out_everywhere(login, "password_changed", now)
    tokens = directory.sign_in("customer", login.login_id, new_password)
    if not isinstance(tokens, directory.Tokens):
        return SignedIn(Session(status="signed_out"))
    return sessions.begin(login, tokens, device, now=now)


def change_user_name(*, caller: Caller, password: str, user_name: str, now: datetime) -> None:
    """Change the user name; the old one becomes free.

    Raises:
        Problem: 422 ``password_wrong`` or ``user_name_taken``.
    """
    login = proof.require_password(login_id=caller.login_id, password=password, now=now)
    if domain.normalised_name(user_name) == domain.normalised_name(login.user_name):
        return
    transaction = Transaction(now=now)
    repository.add_name(transaction, login, user_name)
    if login.user_name not in (*login.customer_numbers, login.email):
        repository.remove_name(transaction, login, login.user_name)
    repository.change_login(transaction, login, user_name=user_name)
    _note(transaction, login, "user_name_changed", note=user_name)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        if repository.is_name_reservation(conflict.item):
            raise user_name_taken() from conflict
        raise changed_meanwhile() from conflict


def request_email_change(*, caller: Caller, password: str, email: str, now: datetime) -> None:
    """Mail a link to a new address; with it the address becomes that of the login.

    Raises:
        Problem: 422 ``password_wrong``; 409 ``email_changed_lately``; 429 after too many mails in a day.
    """
    login = proof.require_password(login_id=caller.login_id, password=password, now=now)
    _require_settled_email(login, now)
    proof.count_mail(login.login_id, now=now)
    link = LinkReference.new(login.login_id, LinkPurpose.CONFIRM_EMAIL)
    transaction = Transaction(now=now)
    repository.add_link(transaction, link, {"email": email})
    _mail(transaction, login, link)
    transaction.commit()


def confirm_email(*, link: LinkReference, now: datetime) -> LinkOutcome:
    """Take over a confirmed address. The old one gets a link that takes it back within 24 hours.

    Raises:
        Problem: 410 ``link_not_usable``; 409 ``email_changed_lately`` or ``changed_meanwhile``.
    """
    login = _login_of(link)
    _require_settled_email(login, now)
    undo = LinkReference.new(login.login_id, LinkPurpose.UNDO_EMAIL)
    transaction = Transaction(now=now)
    repository.add_link(transaction, undo, {"email": login.email})
    _mail(transaction, login, undo)
    _replace_email(transaction, login, link, "email_changed")
    return LinkOutcome(outcome="email_changed")


def undo_email(*, link: LinkReference, now: datetime) -> LinkOutcome:
    """Give a login its former address back and end all its sessions: somebody else may have been in.

    Raises:
        Problem: 410 ``link_not_usable``; 409 ``changed_meanwhile``.
    """
    login = _login_of(link)
    transaction = Transaction(now=now)
    _replace_email(transaction, login, link, "email_restored", valid_from=now)
    records.end_sessions(login.login_id)
    directory.end_all_sessions("customer", login.login_id)
    return LinkOutcome(outcome="email_restored")


def _require_settled_email(login: PortalLogin, now: datetime) -> None:
    """Refuse another change of address as long as the last one can be undone.

    A login has one link that undoes. Whoever took it over would only have to change the address twice to
    make the owner's link void.
    """
    if repository.usable_link(login.login_id, LinkPurpose.UNDO_EMAIL, now=now):
        raise Problem(409, "email_changed_lately", "The address was changed within the last 24 hours.")


def choose_language(*, caller: Caller, language: Language, now: datetime) -> None:
    """Remember in which language a login is addressed, in the portal and in mails."""
    login = proof.own_login(caller)
    if login.language == language:
        return
    transaction = Transaction(now=now)
    repository.change_login(transaction, login, language=language)
    transaction.commit()


def sign_out_device(*, caller: Caller, device_id: str) -> None:
    """End the session on one device, within the life of its access token (15 minutes)."""
    records.end_session(proof.own_login(caller).login_id, device_id)


def sign_out_everywhere(*, caller: Caller, now: datetime) -> None:
    """End the sessions on all devices, this one included."""
    _sign_out_everywhere(proof.own_login(caller), "signed_out_everywhere", now)


def add_customer_number(*, caller: Caller, claim: CustomerNumberClaim, now: datetime) -> None:
    """Add a further customer number of the same brand, with the same checks as a registration.

    Another login that has the number keeps it, and its owner is told.

    Raises:
        Problem: 422 ``customer_not_matched``, whatever was wrong; 409 ``customer_number_needs_release``
            where a registration for it would wait for staff.
    """
    login = proof.own_login(caller)
    number = claim.customer_number
    if number in login.customer_numbers:
        return
    known = knowledge.knows_customer(
        brand=login.brand, customer_number=number, last_name=claim.last_name, secret=claim.secret, now=now
    )
    if not known:
        raise invalid("/customer_number", "customer_not_matched", "These data do not belong to one customer.")
    if needs_release(brand=login.brand, customer_number=number, email=login.email):
        raise Problem(409, "customer_number_needs_release", "Our staff have to add this customer number.")
    holder = repository.holder_of_name(login.brand, number)
    shared = {key: access for key, access in login.shared_numbers.items() if key != number}
    transaction = Transaction(now=now)
    repository.change_login(
        transaction,
        login,
        customer_numbers=[*login.customer_numbers, number],
        shared_numbers=shared or None,
    )
    if holder is None:
        repository.add_name(transaction, login, number)
    elif holder != login.login_id:
        transaction.emit(
            LoginChanged.happened(
                now=now, brand=login.brand, login_id=holder, change="customer_number_added_elsewhere"
            )
        )
    _note(transaction, login, "customer_number_added", note=number)
    _commit(transaction)


def begin_second_factor(
    *, caller: Caller, password: str, access_token: str, now: datetime
) -> SecondFactorSetup:
    """Return the secret for an authenticator app (RFC 6238). Codes are asked for once one was right.

    Raises:
        Problem: 422 ``password_wrong``.
    """
    login = proof.require_password(login_id=caller.login_id, password=password, now=now)
    secret = directory.begin_second_factor(access_token)
    if secret is None:
        raise Problem(401, "session_ended", "Please sign in again.")
    issuer = brands.brand(login.brand).name
    label = quote(f"{issuer}:{login.email}")
    return SecondFactorSetup(
        secret=secret, address=f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}"
    )


def confirm_second_factor(*, caller: Caller, code: str, access_token: str, now: datetime) -> None:
    """Ask for a code of the app at every sign-in from now on.

    Raises:
        Problem: 422 ``code_wrong`` at ``/code``.
    """
    login = proof.own_login(caller)
    if not directory.confirm_second_factor(login.login_id, access_token, code):
        raise invalid("/code", "code_wrong", "This code is wrong or no longer valid.")
    transaction = Transaction(now=now)
    repository.change_login(transaction, login, second_factor=True)
    _note(transaction, login, "second_factor_enabled")
    _commit(transaction)


def end_second_factor(*, caller: Caller, password: str, now: datetime) -> None:
    """Ask for codes no more.

    Raises:
        Problem: 422 ``password_wrong``.
    """
    login = proof.require_password(login_id=caller.login_id, password=password, now=now)
    directory.end_second_factor(login.login_id)
    transaction = Transaction(now=now)
    repository.change_login(transaction, login, second_factor=None)
    _note(transaction, login, "second_factor_disabled")
    _commit(transaction)


def delete_account(*, caller: Caller, password: str, now: datetime) -> None:
    """Block a login for good. The record stays, so that staff can reactivate it.

    Access that was given to others ends with it.

    Raises:
        Problem: 422 ``password_wrong``.
    """
    login = proof.require_password(login_id=caller.login_id, password=password, now=now)
    for given in records.accesses(login.login_id):
        shared_access.revoke(caller=caller, access_id=given.access_id, now=now)
    transaction = Transaction(now=now)
    repository.change_login(transaction, login, status=LoginStatus.DELETED)
    _note(transaction, login, "deleted")
    _commit(transaction)
    records.end_sessions(login.login_id)
    directory.end_all_sessions("customer", login.login_id)


def _sign_out_everywhere(login: PortalLogin, change: Change, now: datetime) -> None:
    transaction = Transaction(now=now)
    repository.change_login(transaction, login, valid_from=now)
    _note(transaction, login, change)
    _commit(transaction)
    records.end_sessions(login.login_id)
    directory.end_all_sessions("customer", login.login_id)


def _login_of(link: LinkReference) -> PortalLogin:
    login = repository.portal_login(link.login_id)
    if login is None or not login.may_sign_in:
        raise proof.link_not_usable()
    return login


def _replace_email(
    transaction: Transaction, login: PortalLogin, link: LinkReference, change: Change, **changes: Any
) -> None:
    email = repository.link_content(link)["email"]
    repository.use_link_in(transaction, link)
    holder = repository.holder_of_name(login.brand, email)
    if holder is None:
        # An address that another login signs in with is reached by mail all the same.
        repository.add_name(transaction, login, email, kind="email")
    if domain.normalised_name(login.email) != domain.normalised_name(email) and (
        repository.holder_of_name(login.brand, login.email) == login.login_id
    ):
        repository.remove_name(transaction, login, login.email)
    repository.change_login(transaction, login, email=email, **changes)
    _note(transaction, login, change, mail=change == "email_restored")
    try:
        transaction.commit()
    except WriteConflict as conflict:
        if repository.is_link(conflict.item):
            raise proof.link_not_usable() from conflict
        raise changed_meanwhile() from conflict


def _note(
    transaction: Transaction, login: PortalLogin, change: Change, *, note: str = "", mail: bool = True
) -> None:
    records.add_history(transaction, login.login_id, change, actor=ACTOR, note=note)
    if mail:
        transaction.emit(
            LoginChanged.happened(
                now=transaction.now, brand=login.brand, login_id=login.login_id, change=change
            )
        )


def _mail(transaction: Transaction, login: PortalLogin, link: LinkReference) -> None:
    transaction.emit(
        LinkRequested.happened(
            now=transaction.now, brand=login.brand, link_id=str(link), purpose=link.purpose.value
        )
    )


def _commit(transaction: Transaction) -> None:
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
