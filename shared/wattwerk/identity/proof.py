"""How somebody proves something: by the present password, or by a link."""

from datetime import datetime, timedelta

from wattwerk.identity import directory, domain, link_tokens, repository
from wattwerk.identity.domain import LinkPurpose, LinkReference, PortalLogin
from wattwerk.platform import throttle
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem, invalid, not_found

MAILS = 20
"""Mails in a day that somebody may send to other addresses: invitations, confirmations of a new address."""


def own_login(caller: Caller) -> PortalLogin:
    """Return the caller's login.

    Raises:
        Problem: 404 ``not_found``.
    """
    login = repository.portal_login(caller.login_id)
    if login is None or not login.may_sign_in:
        raise not_found("login")
    return login


def require_password(*, login_id: str, password: str, now: datetime) -> PortalLogin:
    """Return the login whose present password this is. Asked for before what matters.

    Raises:
        Problem: 422 ``password_wrong`` at ``/password``, 429 after five wrong ones in 15 minutes.
    """
    login = repository.portal_login(login_id)
    window = domain.ATTEMPTS_WINDOW
    throttle.check(scope="identity-proof", subject=login_id, limit=domain.ATTEMPTS, window=window, now=now)
    right = directory.right_password(login_id, domain.normalised_password(password))
    if login is None or not login.may_sign_in or not right:
        raise invalid("/password", "password_wrong", "This is not your present password.")
    throttle.forgive(scope="identity-proof", subject=login_id, window=window, now=now)
    return login


def count_mail(login_id: str, *, now: datetime) -> None:
    """Count a mail that the owner of a login has sent to an address of their choice.

    Raises:
        Problem: 429 ``too_many_requests``: nobody bothers strangers with mails in our name.
    """
    throttle.check(scope="identity-mail", subject=login_id, limit=MAILS, window=timedelta(days=1), now=now)


def usable_link(token: str, purposes: frozenset[LinkPurpose], now: datetime) -> LinkReference:
    """Return the link of a token, if it works and is good for one of these.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    link = link_tokens.link_of(token)
    if link is None or link.purpose not in purposes or repository.link_expiry(link, now=now) is None:
        raise link_not_usable()
    return link


def link_not_usable() -> Problem:
    """Return the refusal of unknown, forged, used, replaced and expired links."""
    return Problem(410, "link_not_usable", "This link was used, has expired, or was replaced by a newer one.")
