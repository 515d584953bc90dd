"""A customer registers for the portal: asks, confirms by a mailed link, is let in or waits for staff."""

from datetime import datetime
from typing import cast

from wattwerk.brands import queries as brands
from wattwerk.customers import queries as customers
from wattwerk.identity import (
    directory,
    domain,
    initial_passwords,
    knowledge,
    proof,
    records,
    repository,
    sessions,
)
from wattwerk.identity.devices import Device
from wattwerk.identity.domain import LinkPurpose, LinkReference, LoginStatus, PortalLogin
from wattwerk.identity.events import LinkRequested, LoginChanged
from wattwerk.identity.schemas import LinkOutcome, RegistrationRequest
from wattwerk.identity.sessions import SignedIn
from wattwerk.platform.problems import Problem, invalid
from wattwerk.platform.transaction import Transaction, WriteConflict
from wattwerk.platform.vocabulary import Language

ACTOR = "customer"


def request_registration(*, request: RegistrationRequest, now: datetime) -> None:
    """Have a link mailed with which a customer confirms the wish for a login.

    Nothing tells whether the data belong to a customer: no answer, no error, and as much is written
    either way. A customer who has a login gets a mail at its address, with which to choose a password.

    Raises:
        Problem: 422 ``user_name_taken``; user names look like nothing that a customer could be
            guessed from.
    """
    if request.user_name and repository.holder_of_name(request.brand, request.user_name):
        raise user_name_taken()
    known = knowledge.knows_customer(
        brand=request.brand,
        customer_number=request.customer_number,
        last_name=request.last_name,
        secret=request.secret,
        now=now,
    )
    present = repository.portal_login_of_name(request.brand, request.customer_number)
    login_id = domain.portal_login_id(request.brand, request.customer_number)
    content = {
        "brand": request.brand,
        "customer_number": request.customer_number,
        "email": request.email,
        "name": request.name,
        "user_name": request.user_name or request.customer_number,
        "language": request.language,
        "first_password": brands.settings(request.brand).accounts.first_password,
    }
    transaction = Transaction(now=now)
    if not known or (present and not present.may_sign_in):
        nobody = domain.portal_login_id(request.brand, f"nobody {request.customer_number}")
        for purpose in (LinkPurpose.CONFIRM_REGISTRATION, LinkPurpose.SET_PASSWORD):
            repository.add_link(transaction, LinkReference.new(nobody, purpose), content)
        transaction.commit()
        return
    if present:
        link, told = LinkReference.new(present.login_id, LinkPurpose.SET_PASSWORD), None
    else:
        link, told = LinkReference.new(login_id, LinkPurpose.CONFIRM_REGISTRATION), content
    repository.add_link(transaction, link, told)
    transaction.emit(
        LinkRequested.happened(now=now, brand=request.brand, link_id=str(link), purpose=link.purpose.value)
    )
    transaction.commit()


def confirm_registration(
    *, link: LinkReference, password: str | None, device: Device, now: datetime
) -> tuple[LinkOutcome, SignedIn | None]:
    """Create the login of a customer who proved to read the given address, and choose its password.

    Whether it may sign in at once is a decision of the brand, and whether a generated password comes
    by mail in place of a chosen one.

    Raises:
        Problem: 410 ``link_not_usable``; 422 ``password_too_weak``; 409 ``login_exists`` when the
            customer got a login meanwhile.
    """
    content = repository.link_content(link)
    generated = content.get("first_password") == "initial_password"
    if not generated:
        password = sessions.acceptable_password(password or "", "/password")
    waits = needs_release(
        brand=content["brand"], customer_number=content["customer_number"], email=content["email"]
    )
    status = LoginStatus.WAITING if waits else LoginStatus.ACTIVE
    login = PortalLogin(
        login_id=link.login_id,
        brand=content["brand"],
        user_name=content["user_name"],
        customer_numbers=(content["customer_number"],),
        email=content["email"],
        name=content["name"],
        language=cast(Language, content["language"]),
        status=status,
        subject=directory.add_user("customer", link.login_id),
        created_at=now,
        initial_password=generated and status is LoginStatus.ACTIVE,
    )
    try:
        _write(login, link, reserve_email=True, now=now)
    except WriteConflict as conflict:
        if repository.is_link(conflict.item):
            raise proof.link_not_usable() from conflict
        if not repository.is_email_reservation(conflict.item):
            raise Problem(409, "login_exists", "There is a login for this customer already.") from conflict
        _write(login, link, reserve_email=False, now=now)
    if password and not generated:
        directory.set_password("customer", login.login_id, password)
    if not login.may_sign_in:
        return LinkOutcome(outcome="waiting"), None
    if generated or not password:
        return LinkOutcome(outcome="password_mailed"), None
    tokens = directory.sign_in("customer", login.login_id, password)
    if not isinstance(tokens, directory.Tokens):
        return LinkOutcome(outcome="active"), None
    signed_in = sessions.begin(login, tokens, device, now=now)
    return LinkOutcome(outcome="active", session=signed_in.session), signed_in


def user_name_taken() -> Problem:
    """Return the refusal of a user name that somebody has."""
    return invalid("/user_name", "user_name_taken", "Somebody else uses this user name.")


def needs_release(*, brand: str, customer_number: str, email: str) -> bool:
    """Return whether the brand wants staff to look before somebody at this address gets a customer number."""
    mode = brands.settings(brand).accounts.activation
    if mode == "known_address":
        known = customers.customer(customer_number).email
        return domain.normalised_name(known) != domain.normalised_name(email)
    return mode == "manual"


def _write(login: PortalLogin, link: LinkReference, *, reserve_email: bool, now: datetime) -> None:
    transaction = Transaction(now=now)
    repository.use_link_in(transaction, link)
    repository.add_portal_login(transaction, login, reserve_email=reserve_email)
    records.add_history(transaction, login.login_id, "registered", actor=ACTOR)
    transaction.emit(
        LoginChanged.happened(now=now, brand=login.brand, login_id=login.login_id, change="registered")
    )
    if login.initial_password:
        initial_passwords.mail(transaction, login)
    transaction.commit()
