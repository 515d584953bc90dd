"""Use cases that create logins, staff members and links."""

from datetime import datetime

from wattwerk.customers.domain import same_name
from wattwerk.identity import directory, domain, initial_passwords, link_tokens, repository
from wattwerk.identity.domain import (
    LinkPurpose,
    LinkReference,
    LoginOwner,
    LoginStatus,
    PortalLogin,
    StaffMember,
)
from wattwerk.identity.events import LinkRequested, PortalLoginCreated
from wattwerk.platform import throttle
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict
from wattwerk.platform.vocabulary import Language

ACTOR = "system"
"""Who creates logins: no person does."""


def provision_login(*, owner: LoginOwner, now: datetime, invited: bool | None = None) -> PortalLogin:
    """Give a customer a login for the portal, and a link with which to choose a password.

    Where the brand wants so, the customer gets a generated password instead.

    May be repeated at any point of failure: the login's identifier is derived from the customer
    number, the user in the pool is found again, and everything else is one transaction. A customer
    who has a login keeps it.

    The e-mail address becomes a name to sign in with, unless another login of the brand has it;
    then the new login is reached by its customer number alone. ``invited`` decides for this login what
    the brand decides for all: whether the customer is invited to the portal by mail.
    """
    existing = repository.portal_login_of_name(owner.brand, owner.customer_number)
    if existing is not None:
        return existing
    login_id = domain.portal_login_id(owner.brand, owner.customer_number)
    login = PortalLogin(
        login_id=login_id,
        brand=owner.brand,
        user_name=owner.customer_number,
        customer_numbers=(owner.customer_number,),
        email=owner.email,
        name=owner.name,
        language=owner.language,
        status=LoginStatus.CREATED,
        subject=directory.add_user("customer", login_id),
        created_at=now,
        initial_password=initial_passwords.wanted(owner.brand),
    )
    try:
        _write(login, owner, reserve_email=True, invited=invited, now=now)
    except WriteConflict as conflict:
        stored = repository.portal_login(login_id)
        if stored is not None:
            initial_passwords.keep(stored, now=now)
            return stored
        if not repository.is_email_reservation(conflict.item):
            raise
        _write(login, owner, reserve_email=False, invited=invited, now=now)
    return login


def rename_login(*, brand: str, customer_number: str, former: str, present: str, now: datetime) -> None:
    """Call a login by the customer's new name, where it bore the former one; may be repeated.

    Somebody else, e.g. a relative or an employee, may have registered under a name of their own.
    """
    login = repository.portal_login_of_name(brand, customer_number)
    if login is None or login.name == present or not same_name(login.name, former):
        return
    transaction = Transaction(now=now)
    repository.change_login(transaction, login, name=present)
    transaction.commit()


def _write(
    login: PortalLogin, owner: LoginOwner, *, reserve_email: bool, invited: bool | None, now: datetime
) -> None:
    # Loaded here: the functions in which people sign in create no logins and start sooner without.
    from wattwerk.customers import operations as customers

    transaction = Transaction(now=now)
    repository.add_portal_login(transaction, login, reserve_email=reserve_email)
    if login.initial_password:
        link = initial_passwords.issue(transaction, login_id=login.login_id, brand=login.brand)
    else:
        link = LinkReference.new(login.login_id, LinkPurpose.SET_PASSWORD)
        repository.add_link(transaction, link)
    customers.record_activity(
        customer_number=owner.customer_number,
        account_number=owner.account_number,
        kind="portal_login_created",
        actor=ACTOR,
        parameters={"user_name": login.user_name},
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        PortalLoginCreated.happened(
            now=now,
            brand=login.brand,
            login_id=login.login_id,
            customer_number=owner.customer_number,
            link_id=str(link),
            invited=invited,
        )
    )
    transaction.commit()


def give_password(*, login: PortalLogin, password: str) -> None:
    """Give a login a password without a link, for data that is set up for demonstration or test."""
    directory.set_password("customer", login.login_id, domain.normalised_password(password))
    repository.activate(login)
    repository.end_initial_password(login)


def request_link(*, brand: str, name: str, purpose: LinkPurpose, now: datetime) -> None:
    """Have a link mailed to whoever has this name; links of the same purpose stop working.

    Nothing tells whether the name exists: no answer, no error, and for a name that nobody has
    as much is written, so that time tells nothing either. A name for which too many
    links were asked gets no further mail for a while. Who has yet to change a generated password
    gets a link for that, whatever was asked.
    """
    try:
        throttle.check(
            scope="identity-link",
            subject=f"{brand}#{domain.normalised_name(name)}",
            limit=domain.ATTEMPTS,
            window=domain.ATTEMPTS_WINDOW,
            now=now,
        )
    except Problem:
        return
    login = repository.portal_login_of_name(brand, name)
    transaction = Transaction(now=now)
    if login is None or not login.may_sign_in:
        # Two writes, as for a link and its event.
        nobody = domain.portal_login_id(brand, f"nobody {domain.normalised_name(name)}")
        for some_purpose in (LinkPurpose.MAGIC_LINK, LinkPurpose.SET_PASSWORD):
            repository.add_link(transaction, LinkReference.new(nobody, some_purpose))
    else:
        if login.initial_password:
            purpose = LinkPurpose.SET_PASSWORD
        link = LinkReference.new(login.login_id, purpose)
        repository.add_link(transaction, link)
        transaction.emit(
            LinkRequested.happened(now=now, brand=brand, link_id=str(link), purpose=purpose.value)
        )
    transaction.commit()


def use_sign_in_link(*, token: str, login_id: str, now: datetime) -> bool:
    """Use up a link that signs in and return whether it was usable and belongs to this login."""
    link = link_tokens.link_of(token)
    if link is None or link.purpose is not LinkPurpose.MAGIC_LINK or link.login_id != login_id:
        return False
    login = repository.portal_login(login_id)
    if login is None or login.second_factor:
        return False
    return repository.use_link(link, now=now)


def create_staff_member(
    *,
    email: str,
    name: str,
    roles: list[str],
    password: str,
    now: datetime,
    language: Language = "de",
) -> StaffMember:
    """Give somebody who works for the utility an account with roles (``<brand>.<role>``).

    May be repeated: roles are added, the password is set again, everything else stays.
    """
    login_id = domain.staff_login_id(email)
    member = StaffMember(
        login_id=login_id,
        email=email.strip(),
        name=name,
        language=language,
        status=LoginStatus.ACTIVE,
        subject=directory.add_user("staff", login_id),
    )
    directory.set_password("staff", login_id, domain.normalised_password(password))
    directory.add_roles(login_id, roles)
    existing = repository.staff_member(login_id)
    if existing is not None:
        return existing
    transaction = Transaction(now=now)
    repository.add_staff_member(transaction, member)
    transaction.commit()
    return member
