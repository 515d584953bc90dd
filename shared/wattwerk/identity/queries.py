"""Questions about logins, staff members and links."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from wattwerk.identity import link_tokens, repository
from wattwerk.identity.domain import LinkPurpose, LinkReference, PortalLogin, StaffMember
from wattwerk.identity.schemas import LinkState
from wattwerk.platform import settings
from wattwerk.platform.problems import not_found


@dataclass(frozen=True)
class Link:
    """A link, as the mail that carries it needs it."""

    link_id: str
    purpose: LinkPurpose
    login: PortalLogin
    url: str


def login(login_id: str) -> PortalLogin:
    """Return a customer's login.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = repository.portal_login(login_id)
    if found is None:
        raise not_found("login")
    return found


def login_of_customer(brand: str, customer_number: str) -> PortalLogin | None:
    """Return the login with which a customer signs in to the portal, if there is one."""
    return repository.portal_login_of_name(brand, customer_number)


def staff_member(login_id: str) -> StaffMember | None:
    """Return a staff member, e.g. to show who decided an order."""
    return repository.staff_member(login_id)


def link(link_id: str) -> Link:
    """Return a link with the login that it belongs to, whether or not it still works.

    Raises:
        Problem: 404 ``not_found``.
    """
    reference = LinkReference.parse(link_id)
    if reference is None:
        raise not_found("link")
    owner = login(reference.login_id)
    return Link(
        link_id=link_id,
        purpose=reference.purpose,
        login=owner,
        url=_address(owner.brand, link_tokens.token_of(reference)),
    )


def _address(brand: str, token: str) -> str:
    # The brand lets the portal greet in the right colours on a device that it has never seen.
    return f"{settings.site_url()}/portal/link?brand={quote(brand)}&token={quote(token, safe='')}"


def link_expires_at(link_id: str, *, now: datetime) -> datetime | None:
    """Return until when a link works; None when it was used, replaced or has expired."""
    reference = LinkReference.parse(link_id)
    seconds = repository.link_expiry(reference, now=now) if reference else None
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def inspect_link(token: str, *, now: datetime) -> LinkState:
    """Tell what the link in a mail is good for, without using it up.

    Unknown, forged, used, replaced and expired links look the same.
    """
    reference = link_tokens.link_of(token)
    if reference is None or repository.link_expiry(reference, now=now) is None:
        return LinkState(usable=False)
    owner = repository.portal_login(reference.login_id)
    if owner is None or not owner.may_sign_in:
        return LinkState(usable=False)
    return LinkState(usable=True, purpose=reference.purpose.value, brand=owner.brand)
