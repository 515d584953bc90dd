"""Generated passwords, which come by mail and have to be changed at the first sign-in.

A generated password is derived from a link, like the secret of the link itself: it is stored nowhere
outside the user pool, travels in no event, and is known again when the mail is written. The link's
item says until when the password works.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wattwerk.identity import directory, domain, link_tokens, records, repository, sessions
from wattwerk.identity.devices import Device
from wattwerk.identity.directory import NewPasswordNeeded, SecondFactorNeeded
from wattwerk.identity.domain import LinkPurpose, LinkReference, PortalLogin
from wattwerk.identity.events import LinkRequested
from wattwerk.identity.schemas import Session
from wattwerk.identity.sessions import SignedIn
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction

if TYPE_CHECKING:
    from wattwerk.brands.domain import AccountSettings


def wanted(brand: str) -> bool:
    """Return whether new logins of a brand get a generated password."""
    return _settings(brand).first_password == "initial_password"  # noqa: S105  (a mode)


def issue(transaction: Transaction, *, login_id: str, brand: str) -> LinkReference:
    """Give a login a generated password and return the link from which its mail derives it.

    The user pool gets it first: when the transaction fails, nobody knows it, and the next attempt
    makes another.
    """
    link = LinkReference.new(login_id, LinkPurpose.INITIAL_PASSWORD)
    directory.set_password("customer", login_id, link_tokens.password_of(link), to_be_changed=True)
    days = _settings(brand).initial_password_days
    repository.add_link(transaction, link, valid_for=timedelta(days=days))
    return link


def keep(login: PortalLogin, *, now: datetime) -> None:
    """Let the password that was mailed work again, after somebody else's attempt to create this login."""
    link = repository.usable_link(login.login_id, LinkPurpose.INITIAL_PASSWORD, now=now)
    if link and login.initial_password:
        directory.set_password("customer", login.login_id, link_tokens.password_of(link), to_be_changed=True)


def mail(transaction: Transaction, login: PortalLogin) -> None:
    """Give a login a generated password and have it mailed to its owner."""
    link = issue(transaction, login_id=login.login_id, brand=login.brand)
    transaction.emit(
        LinkRequested.happened(
            now=transaction.now, brand=login.brand, link_id=str(link), purpose=link.purpose.value
        )
    )


def change(
    *, brand: str, name: str, password: str, new_password: str, device: Device, now: datetime
) -> SignedIn:
    """Put a password of one's own in the place of a generated one, and sign in.

    Raises:
        Problem: 401 ``sign_in_failed`` for anything but a generated password; 410
            ``initial_password_expired``; 422 ``password_too_weak`` or ``password_unchanged``; 429
            after five failures in 15 minutes.
    """
    if domain.normalised_password(new_password) == domain.normalised_password(password):
        raise invalid("/new_password", "password_unchanged", "Please choose another password.")
    new_password = sessions.acceptable_password(new_password, "/new_password")
    with sessions.attempt("sign-in", "customer", brand, name, now):
        login = repository.portal_login_of_name(brand, name)
        usable = login is not None and login.may_sign_in
        login_id = login.login_id if login and usable else domain.portal_login_id(brand, f"nobody {name}")
        found = directory.sign_in("customer", login_id, domain.normalised_password(password))
        if login is None or not usable or not isinstance(found, NewPasswordNeeded):
            raise sessions.sign_in_failed()
        link = sessions.require_initial_password(login, now)
        directory.set_password("customer", login.login_id, new_password)
        repository.use_link(link, now=now)
        repository.activate(login)
        repository.end_initial_password(login)
        transaction = Transaction(now=now)
        records.add_history(transaction, login.login_id, "password_changed", actor="customer")
        transaction.commit()
        tokens = directory.sign_in("customer", login.login_id, new_password)
        if isinstance(tokens, SecondFactorNeeded):
            return SignedIn(Session(status="second_factor_required", challenge=tokens.challenge))
        if not isinstance(tokens, directory.Tokens):
            raise sessions.sign_in_failed()
        return sessions.begin(login, tokens, device, now=now)


def _settings(brand: str) -> "AccountSettings":
    # Loaded here: the functions in which people sign in ask for no settings and start sooner without.
    from wattwerk.brands import queries as brands

    return brands.settings(brand).accounts
